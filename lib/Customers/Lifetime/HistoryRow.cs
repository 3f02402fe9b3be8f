namespace EcommerceNotebooks.Customers;

/// <summary>Customers with one history in whole days, as the engine groups them.</summary>
internal sealed record HistoryRow(int Repeats, int LastRepeatDays, int AgeDays, long Customers)
{
    internal BuyerHistory In(TimeUnit unit) => new(Repeats, LastRepeatDays / unit.Days, AgeDays / unit.Days, Customers);
}
