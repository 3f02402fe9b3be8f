using System.Globalization;

namespace EcommerceNotebooks.Insights;

/// <summary>How charts of insights write names and shares where people read them.</summary>
internal static class InsightText
{
    /// <summary>Why there is no revenue to compare, where it is not above 0.</summary>
    internal static string NoRevenue(long purchases) =>
        purchases == 0 ? "nothing was bought" : "what was bought has no prices, or none that sum to more than 0";

    internal static string Money(decimal? amount) =>
        amount is { } known ? known.ToString("N2", CultureInfo.InvariantCulture) : "not known";
}
