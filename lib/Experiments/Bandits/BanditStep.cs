namespace EcommerceNotebooks.Experiments;

/// <summary>Where simulated bandits stand after a batch.</summary>
/// <param name="Users">Users so far.</param>
/// <param name="Regret">Conversions lost so far against always choosing the best arm.</param>
/// <param name="RegretOfEqualArms">The same with equal arms.</param>
/// <param name="ShareOfBestArm">The share of this batch that went to the best arm.</param>
public sealed record BanditStep(long Users, double Regret, double RegretOfEqualArms, double ShareOfBestArm);
