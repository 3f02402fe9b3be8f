namespace EcommerceNotebooks.Statistics;

/// <summary>How p-values are adjusted for how many there are, see <see cref="MultipleComparisons"/>.</summary>
public enum Correction
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Each p-value times their number.</summary>
    Bonferroni,

    /// <summary>Step-down; keeps the chance of any false positive, as Bonferroni does, and finds more.</summary>
    Holm,

    /// <summary>Step-up; keeps the expected share of false positives among the positives.</summary>
    BenjaminiHochberg,
}
