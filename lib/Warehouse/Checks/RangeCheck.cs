using System.Data.Common;
using System.Globalization;

namespace EcommerceNotebooks.Warehouse.Checks;

/// <summary>Counts rows whose number lies outside [minimum, maximum], both ends included; a bound left null does not bound, and NULL is left to <see cref="NotNullCheck"/>.</summary>
/// <param name="Relation">The table or view to look at.</param>
/// <param name="Column">The numeric column to look at.</param>
/// <param name="Minimum">The smallest value accepted.</param>
/// <param name="Maximum">The largest value accepted.</param>
public sealed record RangeCheck(string Relation, string Column, decimal? Minimum, decimal? Maximum)
    : DataCheck(Relation)
{
    /// <inheritdoc/>
    public override string Rule =>
        (Minimum, Maximum) switch
        {
            ({ } minimum, { } maximum) => string.Create(
                CultureInfo.InvariantCulture,
                $"{Column} lies in [{minimum}, {maximum}]"
            ),
            ({ } minimum, null) => string.Create(CultureInfo.InvariantCulture, $"{Column} is at least {minimum}"),
            (null, { } maximum) => string.Create(CultureInfo.InvariantCulture, $"{Column} is at most {maximum}"),
            _ => $"{Column} has no bounds",
        };

    /// <inheritdoc/>
    protected override string DefaultName => $"range({Column})";

    /// <inheritdoc/>
    protected override IReadOnlyList<string> OwnColumns => [Column];

    internal override CheckObservation Observe(ShopSession session) =>
        FailingRows(session, "range", Column, new { minimum = Minimum, maximum = Maximum });
}
