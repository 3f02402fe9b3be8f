namespace EcommerceNotebooks.Experiments;

/// <summary>How many experiments had been stopped as positive by a look.</summary>
/// <param name="Look">The look, from 1.</param>
/// <param name="Users">Users of both arms by then.</param>
/// <param name="Naive">The share stopped by the usual test.</param>
/// <param name="OBrienFleming">The share stopped by O'Brien and Fleming's boundary; null for more than 100 looks.</param>
/// <param name="AlwaysValid">The share stopped by the always-valid test.</param>
public sealed record PeekingLook(int Look, long Users, double Naive, double? OBrienFleming, double AlwaysValid);
