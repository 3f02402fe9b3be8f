namespace EcommerceNotebooks.Charts;

/// <summary>How an axis places its values.</summary>
public enum AxisScale
{
    /// <summary>By the values: numbers linear, times as dates, texts as categories.</summary>
    Automatic,

    /// <summary>Logarithmic, base 10; values of 0 and below are left out.</summary>
    Log,

    /// <summary>One place per distinct value, numbers included.</summary>
    Category,
}
