using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Learning.Evaluation;

/// <summary>The pictures of an evaluation.</summary>
internal static class EvaluationCharts
{
    internal static Chart Lift(EvaluationReport report, string title)
    {
        var parts = report.Parts.Where(part => part.Lift.Value is not null).ToArray();
        if (parts.Length == 0)
        {
            return Nothing(report.Parts[0].Lift, title);
        }

        return Chart
            .Bar(
                parts.Select(part => part.Part),
                parts.Select(part => part.Lift.Value),
                "lift",
                parts.Select(part =>
                    $"{Words.Count(part.Positives, "positive")} of {Words.Count(part.Rows, "row")}: {Words.Percent(part.Rate.Value)}"
                )
            )
            .ErrorBars(parts.Select(part => Low(part.Lift)), parts.Select(part => High(part.Lift)))
            .Title($"Lift by {(report.Options.Parts == 10 ? "decile" : "part")} of score, {title}")
            .XAxis(new AxisOptions { Title = "highest scores first", Scale = AxisScale.Category })
            .YAxis("rate over base rate", ".1f");
    }

    internal static Chart Gain(EvaluationReport report, string title)
    {
        var parts = report.Parts.Where(part => part.CumulativeGain.Value is not null && part.Rows > 0).ToArray();
        if (parts.Length == 0)
        {
            return Nothing(report.Parts[0].CumulativeGain, title);
        }

        double[] shares =
        [
            0,
            .. parts.Select(part => parts.Take(part.Part).Sum(each => each.Rows) / (double)report.Rows),
        ];
        double[] gains = [0, .. parts.Select(part => part.CumulativeGain.Value!.Value)];
        var chart = Chart.Line(shares, gains, "by score").With(Chart.Line([0.0, 1.0], [0.0, 1.0], "blind choice"));
        if (parts.Any(part => part.CumulativeGain.Interval is not null))
        {
            // Where all resamples agree, as at the end, the interval is the value itself.
            double[] low = [0, .. parts.Select(part => Low(part.CumulativeGain) ?? part.CumulativeGain.Value!.Value)];
            double[] high = [0, .. parts.Select(part => High(part.CumulativeGain) ?? part.CumulativeGain.Value!.Value)];
            chart = Chart.Band(shares, low, high, "interval").With(chart);
        }

        return chart
            .Title($"Cumulative gain, {title}")
            .XAxis("share of rows, highest scores first", ".0%")
            .YAxis("share of positives found", ".0%");
    }

    internal static Chart Reliability(EvaluationReport report, string title)
    {
        var bins = report.Bins.Where(bin => bin.Rows > 0).ToArray();
        if (bins.Length == 0)
        {
            return Nothing(report.CalibrationError, title);
        }

        return Chart
            .Line((double[])[0.0, 1.0], [0.0, 1.0], "true probabilities")
            .With(
                Chart
                    .Line(
                        bins.Select(bin => bin.MeanProbability),
                        bins.Select(bin => bin.ObservedRate.Value),
                        "observed",
                        bins.Select(bin =>
                            $"{Words.Count(bin.Positives, "positive")} of {Words.Count(bin.Rows, "row")}: {Words.Percent(bin.ObservedRate.Value)} observed, {Words.Percent(bin.MeanProbability)} expected"
                        )
                    )
                    .ErrorBars(bins.Select(bin => Low(bin.ObservedRate)), bins.Select(bin => High(bin.ObservedRate)))
            )
            .Title($"Reliability, {title}")
            .XAxis("mean probability of the bin", ".0%")
            .YAxis("observed rate", ".0%");
    }

    // An interval by percentiles need not hold the figure of a few rows, which a picture cannot show.
    internal static double? Low(Estimate figure) =>
        figure.Interval is { } interval ? Math.Min(interval.Low, figure.Value!.Value) : null;

    internal static double? High(Estimate figure) =>
        figure.Interval is { } interval ? Math.Max(interval.High, figure.Value!.Value) : null;

    private static Chart Nothing(Estimate figure, string title) =>
        Chart.Nothing(Words.Sentence(figure.Reason ?? "There is nothing to draw")).Title(title);
}
