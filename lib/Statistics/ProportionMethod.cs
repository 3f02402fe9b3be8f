namespace EcommerceNotebooks.Statistics;

/// <summary>How the power of a comparison of two rates is computed.</summary>
public enum ProportionMethod
{
    /// <summary>
    /// As <see cref="ProportionTest"/> will test: without an effect the variance within both arms pooled by their sizes. With equal arms that is the textbook's unpooled form. What the pooled variance
    /// takes from the difference between the arms is left out; it costs about 50 over the units of an arm in points of power, such as half a point with 100 units.
    /// </summary>
    AsTested,

    /// <summary>Both error terms with each arm's own variance.</summary>
    Unpooled,

    /// <summary>The variance without an effect pooled over the arms, as the z test does (Fleiss, 1981, without continuity correction).</summary>
    Pooled,

    /// <summary>The difference of arc sines of square roots, whose variance is the same for all rates (Cohen, 1988).</summary>
    ArcSine,
}
