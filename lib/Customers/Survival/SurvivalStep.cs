namespace EcommerceNotebooks.Customers;

/// <summary>A time at which it happened to somebody.</summary>
/// <param name="Time">The time.</param>
/// <param name="AtRisk">To how many it had not happened before, and who were still watched.</param>
/// <param name="Happened">To how many it happened then.</param>
/// <param name="Survival">The chance that it has not happened up to then, included.</param>
/// <param name="Low">Lower end of the interval; null where the chance is 0, as Greenwood's variance has no value there.</param>
/// <param name="High">Upper end of the interval; null where the chance is 0.</param>
public sealed record SurvivalStep(double Time, long AtRisk, long Happened, double Survival, double? Low, double? High);
