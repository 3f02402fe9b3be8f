namespace EcommerceNotebooks.Activity;

/// <summary>The distinct users active on a day and in the windows of days that end with it; null where as_of, or the beginning of what counts, cuts the window.</summary>
/// <param name="Date">The day.</param>
/// <param name="Dau">Users active on it.</param>
/// <param name="Wau">Users active on it or in the six days before.</param>
/// <param name="Mau">Users active on it or in the 29 days before.</param>
/// <param name="MeanDau">The mean of the daily users over these 30 days.</param>
public sealed record ActiveUsersDay(DateOnly Date, long? Dau, long? Wau, long? Mau, double? MeanDau)
{
    /// <summary>Stickiness: the mean of daily users over the users of the 30 days, the share of its days on which a user is active; null without users too.</summary>
    public double? DauPerMau => Mau > 0 ? MeanDau / Mau : null;
}
