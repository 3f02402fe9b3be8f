using EcommerceNotebooks.Questions.Recommendations.Rules;

namespace EcommerceNotebooks.Questions.Recommendations.Network;

/// <summary>What an edge between two products weighs.</summary>
public enum NetworkWeight
{
    /// <summary>How many times more baskets have both than chance would give.</summary>
    Lift,

    /// <summary>How many baskets have both.</summary>
    Baskets,
}

/// <summary>Which products are connected.</summary>
public sealed record NetworkOptions
{
    /// <summary>Which pairs are edges: those with a rule in either direction.</summary>
    public RuleOptions Rules { get; init; } = new();

    /// <summary>What edges weigh when communities are looked for.</summary>
    public NetworkWeight Weight { get; init; }

    /// <summary>How many products are drawn at most, those of the largest components, 2 to 500.</summary>
    public int DrawnProducts { get; init; } = 150;

    internal NetworkOptions Checked()
    {
        ArgumentNullException.ThrowIfNull(Rules);
        ArgumentOutOfRangeException.ThrowIfLessThan(DrawnProducts, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(DrawnProducts, 500);
        return Enum.IsDefined(Weight) ? this : throw new ArgumentException($"An edge has no {Weight}.");
    }
}
