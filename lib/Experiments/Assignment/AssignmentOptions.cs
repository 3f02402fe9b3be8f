namespace EcommerceNotebooks.Experiments;

/// <summary>How users are dealt to arms; the same options give the same user the same arm for ever.</summary>
public sealed record AssignmentOptions
{
    /// <summary>The experiment's key, which the hash starts from: two experiments with different seeds deal independently.</summary>
    public required string Seed { get; init; }

    /// <summary>The arms, control first; at least one, all different.</summary>
    public IReadOnlyList<string> Arms { get; init; } = ["control", "treatment"];

    /// <summary>The arms' shares of the covered users, in their order, above or equal to 0; null for equal shares. They are divided by their sum.</summary>
    public IReadOnlyList<double>? Weights { get; init; }

    /// <summary>The share of users who take part, in [0, 1]; the others get no arm. Raising it keeps everyone's arm.</summary>
    public double Coverage { get; init; } = 1;

    /// <summary>A key shared by experiments that must not overlap; null for none.</summary>
    public string? Namespace { get; init; }

    /// <summary>Where this experiment's part of the namespace starts, in [0, 1].</summary>
    public double NamespaceFrom { get; init; }

    /// <summary>Where it ends, not included, except that 1 takes in all.</summary>
    public double NamespaceTo { get; init; } = 1;

    internal AssignmentOptions Checked()
    {
        ArgumentNullException.ThrowIfNull(Seed);
        if (Arms.Count == 0 || Arms.Distinct(StringComparer.Ordinal).Count() != Arms.Count)
        {
            throw new ArgumentException("There must be at least one arm, and all must differ.", nameof(Arms));
        }

        if (Weights is { } weights)
        {
            var bad = weights.Any(weight => !(weight >= 0 && double.IsFinite(weight))) || !(weights.Sum() > 0);
            if (weights.Count != Arms.Count || bad)
            {
                throw new ArgumentException("Each arm needs a weight of 0 or more, not all 0.", nameof(Weights));
            }
        }

        if (!(Coverage is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(Coverage), Coverage, "Coverage lies in [0, 1].");
        }

        return NamespaceFrom is >= 0 and <= 1 && NamespaceTo >= NamespaceFrom && NamespaceTo <= 1
            ? this
            : throw new ArgumentException("A part of a namespace runs upwards within [0, 1].", nameof(NamespaceFrom));
    }
}
