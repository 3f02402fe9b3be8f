using System.Globalization;

namespace EcommerceNotebooks.Insights;

/// <summary>How charts of insights write names and shares where people read them.</summary>
internal static class InsightText
{
    internal static string Percent(double? share) =>
        share is { } known ? (known * 100).ToString("N2", CultureInfo.InvariantCulture) + " %" : "not known";

    internal static string Money(decimal? amount) =>
        amount is { } known ? known.ToString("N2", CultureInfo.InvariantCulture) : "not known";
}
