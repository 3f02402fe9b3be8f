namespace EcommerceNotebooks.Customers;

/// <summary>Customers with one history in whole days, as the engine groups them.</summary>
internal record HistoryRow(int Repeats, int LastRepeatDays, int AgeDays, long Customers)
{
    internal BuyerHistory In(TimeUnit unit) => new(Repeats, LastRepeatDays / unit.Days, AgeDays / unit.Days, Customers);
}

/// <summary>Customers with one history in whole days and the same repeat money.</summary>
internal sealed record ValueRow(int Repeats, int LastRepeatDays, int AgeDays, decimal RepeatSpend, long Customers)
    : HistoryRow(Repeats, LastRepeatDays, AgeDays, Customers)
{
    /// <summary>Mean money of a repeat; 0 without one.</summary>
    internal double MeanSpend => Repeats == 0 ? 0 : (double)RepeatSpend / Repeats;
}

/// <summary>Customers with one history in whole days and the same number of purchases afterwards.</summary>
internal sealed record HoldoutRow(int Repeats, int LastRepeatDays, int AgeDays, int Purchases, long Customers)
    : HistoryRow(Repeats, LastRepeatDays, AgeDays, Customers);
