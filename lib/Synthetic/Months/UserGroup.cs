namespace EcommerceNotebooks.Synthetic.Months;

/// <summary>How often the users of a group come and buy in a month.</summary>
/// <param name="FurtherSessions">Mean number of sessions after the first, not counting those that buy.</param>
/// <param name="PurchaseRate">Mean number of sessions that buy.</param>
internal sealed record UserGroup(double FurtherSessions, double PurchaseRate);
