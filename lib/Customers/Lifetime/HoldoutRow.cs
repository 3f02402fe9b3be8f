namespace EcommerceNotebooks.Customers;

/// <summary>Customers with one history in whole days and the same number of purchases afterwards, as the engine groups them.</summary>
internal sealed record HoldoutRow(int Repeats, int LastRepeatDays, int AgeDays, int Purchases, long Customers);
