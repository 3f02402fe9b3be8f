namespace EcommerceNotebooks.Activity;

/// <summary>The users who were active equally often.</summary>
/// <param name="ActivePeriods">In how many distinct periods.</param>
/// <param name="Users">How many users.</param>
/// <param name="Share">Of all active users.</param>
/// <param name="ShareOrMore">The share of users active in as many periods or more.</param>
public sealed record StickinessBar(int ActivePeriods, long Users, double Share, double ShareOrMore);
