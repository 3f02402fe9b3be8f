namespace EcommerceNotebooks.Learning;

/// <summary>What the values of a feature are.</summary>
public enum FeatureKind
{
    /// <summary>An amount: order and distance mean something.</summary>
    Number,

    /// <summary>A code from 0 on that stands for a category; order means nothing.</summary>
    Category,
}

/// <summary>One feature of a <see cref="FeatureTable"/>.</summary>
/// <param name="Name">Its name, unlike all others of the table.</param>
/// <param name="Kind">Numbers or codes of categories.</param>
/// <param name="Categories">What each code stands for, code 0 first; null where nobody says. Only for categories.</param>
public sealed record FeatureColumn(
    string Name,
    FeatureKind Kind = FeatureKind.Number,
    IReadOnlyList<string>? Categories = null
);
