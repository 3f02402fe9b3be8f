namespace EcommerceNotebooks.Experiments;

/// <summary>An arm of a bandit: how many users it had and how many converted.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Successes">Users who converted.</param>
/// <param name="Trials">Users.</param>
public sealed record BanditArm(string Name, long Successes, long Trials);
