using System.Globalization;
using System.Text;

namespace Benchmarks.Measurement;

/// <summary>The parts of a report on whole processes: their table, who answered what, who failed, and which targets were met.</summary>
internal static class ProcessMarkdown
{
    private const double BytesPerMebibyte = 1 << 20;

    /// <summary>The table of a group with <see cref="Timing.Process"/>; memory and output in MiB.</summary>
    internal static void Append(StringBuilder text, MeasuredGroup group)
    {
        MeasurementReport.Line(
            text,
            $"Rows: {group.Rows:N0}. Rounds: {group.Timings[0].Seconds.Count}, variants in turn. Medians of the rounds; ratios are taken round by round, then their median.\n"
        );
        MeasurementReport.Line(
            text,
            $"| variant | wall s | min s | max s | processor s | million rows/s | peak MiB | without mapped files MiB | output MiB | wall, ratio to the first |"
        );
        MeasurementReport.Line(text, $"|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var timing in group.Timings)
        {
            var process = timing.Process!;
            MeasurementReport.Line(
                text,
                $"| {timing.Name} | {timing.MedianSeconds:F2} | {timing.MinimumSeconds:F2} | {timing.MaximumSeconds:F2} | {process.MedianProcessorSeconds:F2} | {(timing.Rows ?? group.Rows) / timing.MedianSeconds / 1e6:F2} | {Mebibytes(process.MedianPeakBytes)} | {Mebibytes(process.MedianAnonymousPeakBytes)} | {Mebibytes(process.MedianOutputBytes)} | {timing.RatioToBaseline:F3} |"
            );
        }
    }

    /// <summary>What follows a group's table: answers, failures, targets and notes, as far as it has them.</summary>
    internal static void AppendVerdicts(StringBuilder text, MeasuredGroup group)
    {
        foreach (var answer in group.Answers ?? [])
        {
            MeasurementReport.Line(
                text,
                answer.Equal
                    ? (FormattableString)
                        $"\n{answer.Name}: all {answer.Figures} figures of its answer are equal to the first variant's."
                    : $"\n{answer.Name}: NOT EQUAL, so not timed; {answer.Differences.Count} of {answer.Figures} figures differ ({string.Join("; ", answer.Differences.Take(5))})."
            );
        }

        foreach (var failure in group.Failures ?? [])
        {
            MeasurementReport.Line(
                text,
                $"\n{failure.Name}: FAILED after {failure.Seconds:F1} s at {Mebibytes(failure.PeakBytes)} MiB: {failure.Reason}."
            );
        }

        if (group.Targets is { Count: > 0 } targets)
        {
            MeasurementReport.Line(text, $"\n| target | measured | at most | |");
            MeasurementReport.Line(text, $"|---|---:|---:|---|");
            foreach (var target in targets)
            {
                MeasurementReport.Line(
                    text,
                    $"| {target.Claim} | {target.MeasuredText} | {target.LimitText} | {target.Verdict} |"
                );
            }
        }

        if (group.Notes is { Count: > 0 } notes)
        {
            MeasurementReport.Line(text, $"\n{string.Join('\n', notes)}");
        }
    }

    private static string Mebibytes(double bytes) =>
        bytes > 0 ? (bytes / BytesPerMebibyte).ToString("N0", CultureInfo.InvariantCulture) : "";
}
