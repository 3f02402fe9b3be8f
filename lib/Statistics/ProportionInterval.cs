namespace EcommerceNotebooks.Statistics;

/// <summary>How the interval of a difference of two rates is made.</summary>
public enum ProportionInterval
{
    /// <summary>From the two Wilson intervals (Newcombe, 1998, method 10); sensible for few units and for rates of 0 and 1.</summary>
    Newcombe,

    /// <summary>The difference and its unpooled standard error; there is none where both rates are 0 or 1, as it would have no width.</summary>
    Wald,
}
