using System.Globalization;
using Benchmarks.Measurement;
using EcommerceNotebooks.Optimizations;

namespace Benchmarks.Optimizations;

/// <summary>One technique's measurement as a group of a report: its two sides, and what their profiles show.</summary>
internal static class OptimizationGroup
{
    private const double BytesPerMebibyte = 1 << 20;

    /// <summary>The group, the side without the technique first; no side has a target, whatever comes out is the result.</summary>
    internal static MeasuredGroup Of(OptimizationResult result) =>
        new(
            result.Title,
            null,
            $"{result.Sentence} Measured on {result.Data}.",
            [
                new Timing(result.Before.Name, result.Before.Seconds, 1),
                new Timing(
                    result.After.Name,
                    result.After.Seconds,
                    Timing.MedianRatio(result.After.Seconds, result.Before.Seconds)
                ),
            ]
        )
        {
            Notes =
            [
                "| variant | rows scanned | MiB scanned | row groups read | row groups skipped | peak MiB | spilled MiB | stored MiB |",
                "|---|---:|---:|---:|---:|---:|---:|---:|",
                Line(result.Before),
                Line(result.After),
            ],
        };

    private static string Line(MeasuredSide side)
    {
        var name = side.Settings.Length == 0 ? side.Name : $"{side.Name} (`{side.Settings}`)";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {side.Profile.RowsScanned:N0} | {Mebibytes(side.Profile.BytesScanned)} | {side.Profile.RowGroupsRead:N0} | {side.Profile.RowGroupsSkipped:N0} | {Mebibytes(side.Profile.PeakMemoryBytes)} | {Mebibytes(side.Profile.SpilledBytes)} | {Mebibytes(side.StoredBytes)} |"
        );
    }

    private static string Mebibytes(long? bytes) =>
        bytes is { } known ? (known / BytesPerMebibyte).ToString("N1", CultureInfo.InvariantCulture) : "";
}
