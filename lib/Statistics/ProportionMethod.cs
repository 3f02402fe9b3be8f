namespace EcommerceNotebooks.Statistics;

/// <summary>How the power of a comparison of two rates is computed.</summary>
public enum ProportionMethod
{
    /// <summary>Both error terms with each arm's own variance.</summary>
    Unpooled,

    /// <summary>The variance without an effect pooled over the arms, as the z test does (Fleiss, 1981, without continuity correction).</summary>
    Pooled,

    /// <summary>The difference of arc sines of square roots, whose variance is the same for all rates (Cohen, 1988).</summary>
    ArcSine,
}
