namespace EcommerceNotebooks.Statistics;

/// <summary>How many units a test needs, or why no number is enough.</summary>
/// <param name="Exact">Units of the control before rounding up; null where no number is enough.</param>
/// <param name="Control">Units of the control.</param>
/// <param name="Treatment">Units of each treatment.</param>
/// <param name="Reason">Why there is no number.</param>
public sealed record RequiredSample(double? Exact, long? Control, long? Treatment, string? Reason = null)
{
    private const double Largest = 1e18;

    /// <summary>Control and one treatment together.</summary>
    public long? Total => Control + Treatment;

    internal static RequiredSample None(string reason) => new(null, null, null, reason);

    internal static RequiredSample Of(double? exact, double ratio) =>
        exact is not { } known || !double.IsFinite(known) || known * Math.Max(1, ratio) > Largest
            ? None("more than 1e18 units would be needed")
            : new RequiredSample(known, Up(known), Up(known * ratio));

    // What is whole but for rounding stays whole; of large numbers no more than a millionth of a unit is rounding.
    private static long Up(double exact) => Math.Max(1, (long)Math.Ceiling(exact - Math.Min(1e-6, 1e-9 * exact)));
}
