using System.Globalization;

namespace EcommerceNotebooks.Optimizations;

/// <summary>How measurements are put into words; every figure comes from the measurement.</summary>
internal static class OptimizationText
{
    private const double BytesPerMegabyte = 1e6;
    private const double SmallestPercentage = 1e-4;

    internal static string Sentence(OptimizationResult result)
    {
        var verdict = result.Verdict switch
        {
            OptimizationVerdict.Faster => $"faster in all {result.Ratios.Count} rounds",
            OptimizationVerdict.Slower => $"slower in all {result.Ratios.Count} rounds, so it did not help",
            OptimizationVerdict.TooSmallToTell => result.Rows < OptimizationVerdicts.LeastRows
                ? $"too small to tell, for {Count(result.Rows)} rows say little of large logs"
                : "too small to tell",
            _ => $"no clear difference in {result.Ratios.Count} rounds, so no gain is claimed",
        };
        List<string> parts =
        [
            $"{Capital(result.After.Name)} ran {Ratio(result.Ratio)} times as fast as {result.Before.Name} (rounds {Ratio(result.LowestRatio)} to {Ratio(result.HighestRatio)}), which itself differed by up to {Ratio(result.NoiseFloor)} times: {verdict}",
        ];
        AddChange(parts, "rows scanned", Count, result.Before.Profile.RowsScanned, result.After.Profile.RowsScanned);
        AddChange(
            parts,
            "bytes scanned",
            Megabytes,
            result.Before.Profile.BytesScanned,
            result.After.Profile.BytesScanned
        );
        AddChange(parts, "stored", Stored, result.Before.StoredBytes, result.After.StoredBytes);
        AddChange(parts, "spilled", Megabytes, result.Before.Profile.SpilledBytes, result.After.Profile.SpilledBytes);
        if (result.LargestDifference > 0)
        {
            parts.Add($"numbers of the answers differ by {Share(result.LargestDifference)} at most");
        }

        if (FullScale(result.Optimization) is { } published)
        {
            parts.Add(published);
        }

        return string.Join("; ", parts) + ".";
    }

    /// <summary>What the technique gave on the whole published log; null where it was not measured.</summary>
    internal static string? FullScale(Optimization technique)
    {
        var all = FullScaleFigures.Published;
        return all[technique] is { } figure
            ? $"published for {Count(all.LogEvents)} events: {Ratio(figure.Ratio)} times (rounds {Ratio(figure.Low)} to {Ratio(figure.High)}), {all.VerdictOn(technique)!.Value.Words()}"
            : null;
    }

    internal static string Verdict(string words, IReadOnlyList<string> titles) =>
        $"{Capital(words)}: {(titles.Count == 0 ? "none" : string.Join(", ", titles))}.";

    internal static string SideHeading(MeasuredSide side) =>
        side.Settings.Length == 0 ? $"{side.Name}:" : $"{side.Name} ({side.Settings}):";

    internal static string Milliseconds(double seconds) =>
        (1_000 * seconds).ToString("N2", CultureInfo.InvariantCulture) + " ms";

    internal static string Ratio(double ratio) => ratio.ToString("N2", CultureInfo.InvariantCulture);

    internal static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    internal static string Megabytes(long bytes) =>
        (bytes / BytesPerMegabyte).ToString("N2", CultureInfo.InvariantCulture) + " MB";

    private static string Stored(long? bytes) => bytes is { } known ? Megabytes(known) : "nothing of its own";

    // A share too small for a percentage is written with its power of ten.
    private static string Share(double share) =>
        share.ToString(share < SmallestPercentage ? "0.0E+0" : "0.00 %", CultureInfo.InvariantCulture);

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static void AddChange<T>(List<string> parts, string what, Func<T, string> write, T before, T after)
    {
        var (old, fresh) = (write(before), write(after));
        if (old != fresh)
        {
            parts.Add($"{what}: {old} before, {fresh} after");
        }
    }
}
