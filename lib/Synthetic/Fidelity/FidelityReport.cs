using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Synthetic.Fidelity;

/// <summary>How like the published months the shop's raw events are.</summary>
/// <param name="Scale">Rows of the shop over rows published, of the first month that is there; 0 when none is.</param>
/// <param name="Rows">One row for each published number; empty when no source lies within a published month.</param>
public sealed record FidelityReport(double Scale, ImmutableArray<FidelityRow> Rows) : ChartReport
{
    private const string Heading = "The published months and this shop";
    private const string BothMonths = "2019-10 and 2019-11";

    /// <summary>Rows that differ by at most the given part of what is expected.</summary>
    public int CountWithin(double part) =>
        Rows.Count(row => row.Difference is { } difference && Math.Abs(difference) <= part);

    /// <summary>The numbers side by side.</summary>
    public Table ToTable() => Table.Of(Rows, Heading).WithFormat(ColumnFormat.Percent(), "difference");

    /// <summary>Sessions by hour, published beside the shop's; a note when both months are not there.</summary>
    public override Chart ToChart()
    {
        var hours = Rows.Where(row => row.Period == BothMonths && row.Measure == "sessions of hour")
            .OrderBy(row => row.Key, StringComparer.Ordinal)
            .ToArray();
        return hours.Length == 0
            ? Chart.Nothing("Both published months are needed.")
            : Chart
                .Bar(hours.Select(row => row.Key), hours.Select(row => row.Expected), "published")
                .With(Chart.Line(hours.Select(row => row.Key), hours.Select(row => row.Ours ?? 0.0), "this shop"))
                .Title("Sessions by hour of their start, UTC")
                .XAxis("hour")
                .YAxis("sessions");
    }

    /// <summary>The table as Markdown, with the differences in per cent, and what is to know of the published numbers.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"# {Heading}").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"Size: {Scale:0.######} of the published rows.").AppendLine();
        text.AppendLine("| period | measure | of | published | expected at this size | here | difference |");
        text.AppendLine("|---|---|---|---:|---:|---:|---:|");
        foreach (var row in Rows)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {row.Period} | {row.Measure} | {row.Key} | {row.Published:#,0.####} | {row.Expected:#,0.####} | {row.Ours:#,0.####} | {row.Difference:+0.00 %;-0.00 %;0 %} |"
            );
        }

        text.AppendLine().AppendLine("Notes:").AppendLine();
        foreach (var note in FidelityNotes.All)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- {note}");
        }

        return text.ToString();
    }

    /// <summary>A page with the chart and the table that needs no network.</summary>
    public string ToHtml() =>
        $"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{Heading}</title><body><h1>{Heading}</h1>{ToChart().ToHtml()}{ToTable().WithHeadRows(Math.Max(1, Rows.Length)).ToHtml()}</body></html>";
}
