namespace EcommerceNotebooks.Questions.Propensity;

/// <summary>What a model may see, and what it is to foretell: features from events in [<paramref name="From"/>, <paramref name="AsOf"/>), the label from [<paramref name="AsOf"/>, <paramref name="Until"/>).</summary>
/// <param name="From">The first instant (UTC) whose events features may see.</param>
/// <param name="AsOf">The instant (UTC) of the features; nothing from it on enters them.</param>
/// <param name="Until">The end (UTC, not included) of the time in which a purchase makes a label of 1.</param>
public sealed record PropensityWindow(DateTime From, DateTime AsOf, DateTime Until)
{
    internal PropensityWindow Checked() =>
        From < AsOf && AsOf < Until
            ? this
            : throw new ArgumentException(
                $"A window begins before its as_of and ends after it, but it is {From:u}, {AsOf:u}, {Until:u}."
            );
}
