using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Customers;

/// <summary>What buyers are broken down by.</summary>
public enum RfmBreakdown
{
    /// <summary>The brands that they bought; NULL shows as unknown_brand.</summary>
    Brand,

    /// <summary>The top categories that they bought; NULL shows as uncategorized.</summary>
    Category,
}

/// <summary>The buyers of a value who are in one segment.</summary>
/// <param name="Segment">By all that the filter takes of a buyer, not by this value alone.</param>
/// <param name="Buyers">How many of them bought the value.</param>
/// <param name="Share">Of all buyers of the value.</param>
/// <param name="Items">Purchase events of the value.</param>
/// <param name="Revenue">What they paid for these.</param>
public sealed record RfmValueSegment(string Segment, long Buyers, double Share, long Items, decimal Revenue);

/// <summary>The buyers of a brand or a category.</summary>
/// <param name="Value">The value as it is shown.</param>
/// <param name="IsOther">Whether it stands for all values that are not kept apart.</param>
/// <param name="Buyers">Who bought it, once each.</param>
/// <param name="Revenue">What they paid for it.</param>
/// <param name="Segments">All segments of the report, also those without buyers.</param>
public sealed record RfmValue(
    string Value,
    bool IsOther,
    long Buyers,
    decimal Revenue,
    IReadOnlyList<RfmValueSegment> Segments
);

/// <summary>
/// The segments of the buyers of each brand or category. A buyer counts in every value that he bought, so that the buyers of all values are more than there are; items and revenue belong to one value
/// each and sum to the whole.
/// </summary>
/// <param name="Options">How buyers were scored.</param>
/// <param name="By">What they are broken down by.</param>
/// <param name="All">All buyers.</param>
/// <param name="Values">The values with most buyers, of equal ones the first by name, then all others together.</param>
public sealed record RfmBreakdownReport(
    RfmOptions Options,
    RfmBreakdown By,
    RfmReport All,
    IReadOnlyList<RfmValue> Values
) : ChartReport
{
    /// <summary>What the group of all other values is called.</summary>
    public const string Other = "(other)";

    private const double LeastShare = 0.01;
    private const int MostNamed = 3;

    /// <summary>How the values sum up, and whose buyers are most often in the map's first segment, or the values whose intervals overlap; or why there is nothing to compare.</summary>
    public string Sentence =>
        Values.Count == 0 || All.Reason is not null
            ? All.Sentence
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{Words.Count(All.Buyers, "buyer")} spent {All.Revenue:N2}; the buyers of the {Plural} sum to {Values.Sum(value => value.Buyers):N0}, as a buyer counts in every {Name} that he bought. {Comparison}"
            );

    private string Comparison
    {
        get
        {
            var segment = Options.Map.Segments[0];
            var large = Values
                .Where(value => !value.IsOther && value.Buyers >= LeastShare * All.Buyers)
                .Select(value => (value.Value, value.Buyers, In: value.Segments[0].Buyers))
                .ToArray();
            if (large.Length < 2 || large.All(value => value.In == 0))
            {
                return large.Length < 2
                    ? $"There are no two {Plural} with a hundredth of the buyers to compare."
                    : $"No buyer of a {Name} with a hundredth of the buyers is in {segment}.";
            }

            (long, long)[] rates = [.. large.Select(value => (value.In, value.Buyers))];
            var highest = HighestRate.Of(rates)!.Value;
            string Rate(int i) =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(double)large[i].In / large[i].Buyers:P2} of {Words.Count(large[i].Buyers, "buyer")}"
                );
            return highest.IsClear
                ? $"The buyers of {large[highest.Index].Value} are most often in {segment}: {Rate(highest.Index)}."
                : $"The buyers of no {Name} are clearly most often in {segment}; the intervals of these overlap: {Words.First([.. highest.Tied(rates).Select(i => $"{large[i].Value} ({Rate(i)})")], MostNamed)}.";
        }
    }

    private string Name => By == RfmBreakdown.Brand ? "brand" : "category";

    private string Plural => By == RfmBreakdown.Brand ? "brands" : "categories";

    private string Title =>
        $"Segments of buyers by {Name}, as of {CustomerText.Date(Options.AsOf)}, {Options.Filter.Describe()}"
        + (All.Reason is { } reason ? $": {reason}" : "");

    /// <summary>One row per value and segment.</summary>
    public Table ToTable() =>
        Table
            .Of(
                Values.SelectMany(value =>
                    value.Segments.Select(segment => new
                    {
                        value.Value,
                        segment.Segment,
                        segment.Buyers,
                        segment.Share,
                        segment.Items,
                        segment.Revenue,
                    })
                ),
                Title
            )
            .WithFormat(ColumnFormat.Percent(), "share")
            .Renamed("value", Name);

    /// <summary>The matrix of shares: a row is a value and holds its buyers by segment.</summary>
    public override Chart ToChart() =>
        Values.Count == 0
            ? Chart.Nothing(Sentence).Title(Title)
            : Chart
                .Heatmap(
                    Values[0].Segments.Select(segment => segment.Segment),
                    Values.Select(value => value.Value),
                    Values.Select(value => value.Segments.Select(segment => (double?)segment.Share)),
                    "share of the row",
                    ".0%"
                )
                .Title(Title)
                .XAxis("segment")
                .YAxis($"{Name}, most buyers first");
}
