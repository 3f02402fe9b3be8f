namespace EcommerceNotebooks.Customers;

/// <summary>Customers with one history in whole days and the same repeat money, as the engine groups them.</summary>
internal sealed record ValueRow(int Repeats, int LastRepeatDays, int AgeDays, double RepeatSpend, long Customers);
