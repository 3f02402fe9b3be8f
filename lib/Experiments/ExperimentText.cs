using System.Globalization;

namespace EcommerceNotebooks.Experiments;

/// <summary>How results of experiments are written where people read them.</summary>
internal static class ExperimentText
{
    /// <summary>A share that somebody chose, without digits that say nothing: <c>5 %</c>.</summary>
    internal static string Percent(double? share) =>
        share is { } known ? (known * 100).ToString("0.##", CultureInfo.InvariantCulture) + " %" : "not known";

    /// <summary>A measured difference: <c>+1.50 %</c>.</summary>
    internal static string SignedPercent(double? share) =>
        share is { } known
            ? (known * 100).ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture) + " %"
            : "not known";

    /// <summary>A p-value with its size, however small; null stays null.</summary>
    internal static string? PValue(double? value) =>
        value switch
        {
            null => null,
            0 => "below 1e-300",
            { } known => known.ToString(known < 0.001 ? "0.0e-0" : "0.0000", CultureInfo.InvariantCulture),
        };
}
