using System.Globalization;

namespace EcommerceNotebooks.Warehouse;

/// <summary>One rule of a contract that did not hold.</summary>
/// <param name="Relation">The table or view.</param>
/// <param name="Rule">What was promised, in words.</param>
/// <param name="Observed">How many rows or keys break it, or the difference of two sums that should agree; null when the relation or column itself is missing.</param>
/// <param name="SampleKeys">At most five of the keys that break it, the smallest first.</param>
public sealed record ContractViolation(string Relation, string Rule, double? Observed, IReadOnlyList<string> SampleKeys)
{
    /// <summary>The broken rule as one line: relation, rule, observed value and sample keys.</summary>
    public override string ToString()
    {
        var observed = Observed is { } value
            ? string.Create(CultureInfo.InvariantCulture, $" (observed {value:0.######})")
            : "";
        var samples = SampleKeys.Count == 0 ? "" : $", for example {string.Join("; ", SampleKeys)}";
        return $"{Relation}: {Rule}{observed}{samples}";
    }
}
