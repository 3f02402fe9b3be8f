namespace EcommerceNotebooks.Statistics;

/// <summary>What a test looks for.</summary>
public enum Alternative
{
    /// <summary>The treatment differs from the control, in either direction.</summary>
    TwoSided,

    /// <summary>The treatment is greater; the interval has no upper end.</summary>
    Greater,

    /// <summary>The treatment is less; the interval has no lower end.</summary>
    Less,
}
