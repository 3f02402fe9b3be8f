namespace EcommerceNotebooks.Questions.Propensity;

/// <summary>What a model may see, and what it is to foretell: features from events in [<paramref name="From"/>, <paramref name="AsOf"/>), the label from [<paramref name="AsOf"/>, <paramref name="Until"/>).</summary>
/// <param name="From">The first instant (UTC) whose events features may see.</param>
/// <param name="AsOf">The instant (UTC) of the features; nothing from it on enters them.</param>
/// <param name="Until">The end (UTC, not included) of the time in which a purchase makes a label of 1.</param>
public sealed record PropensityWindow(DateTime From, DateTime AsOf, DateTime Until)
{
    /// <summary>
    /// The whole of a time, its later half foretold from the earlier: halves are whole days where there are two or more, the earlier one the longer (October and November give November). The time must
    /// last a second or more.
    /// </summary>
    public static PropensityWindow Halves(DateTime from, DateTime until)
    {
        var half = (until - from) / 2;
        return new PropensityWindow(
            from,
            until - (half.Days > 0 ? TimeSpan.FromDays(half.Days) : half),
            until
        ).Checked();
    }

    internal PropensityWindow Checked() =>
        From < AsOf && AsOf < Until
            ? this
            : throw new ArgumentException(
                $"A window begins before its as_of and ends after it, but it is {From:u}, {AsOf:u}, {Until:u}."
            );
}
