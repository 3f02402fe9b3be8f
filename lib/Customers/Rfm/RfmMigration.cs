using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Customers;

/// <summary>How buyers moved between segments from one date to another. A buyer stays one, so that the shares of each first segment sum to 1.</summary>
/// <param name="From">The first as_of.</param>
/// <param name="To">The second as_of.</param>
/// <param name="Segments">All segments in the map's order, and those whom recency could not tell apart last, if there were any.</param>
/// <param name="Flows">By first and second segment; buyers who came in between last, with null.</param>
public sealed record RfmMigration(
    DateTime From,
    DateTime To,
    IReadOnlyList<string> Segments,
    IReadOnlyList<RfmFlow> Flows
) : ChartReport
{
    private const string NotYet = "(not yet a buyer)";

    private string Title => $"Buyers by segment, {CustomerText.Date(From)} to {CustomerText.Date(To)}";

    /// <summary>The largest move from one segment to another in a sentence, or that it is not clearly larger than the next, or why there is none.</summary>
    public string Sentence
    {
        get
        {
            var moves = Flows
                .Where(flow => flow.FromSegment is not null && flow.FromSegment != flow.ToSegment)
                .OrderByDescending(flow => flow.Buyers)
                .ToArray();
            return moves switch
            {
                [] => Flows.Count == 0 ? "There are no buyers."
                : Flows.All(flow => flow.FromSegment is null)
                    ? $"Nobody had bought before {CustomerText.Date(From)}, so nobody could move."
                : "No buyer moved to another segment.",
                [var only] => $"The one move: {Move(only)}.",
                [var first, var second, ..] => IsClear(first, second)
                    ? $"The largest move: {Move(first)}; next {Move(second)}."
                    : $"No move is clearly the largest: {Move(first)} and {Move(second)} differ by no more than chance.",
            };
        }
    }

    /// <summary>One row per pair of segments with buyers.</summary>
    public Table ToTable() => Table.Of(Flows, Title).WithFormat(ColumnFormat.Percent(), "share");

    /// <summary>The matrix of shares: where those of each row went; a row without buyers stays uncoloured.</summary>
    public override Chart ToChart()
    {
        if (Flows.Count == 0)
        {
            return Chart.Nothing("There are no buyers.").Title(Title);
        }

        string[] rows = [.. Segments, NotYet];
        var shares = Flows.ToDictionary(flow => (flow.FromSegment ?? NotYet, flow.ToSegment), flow => flow.Share);
        return Chart
            .Heatmap(
                Segments,
                rows,
                rows.Select(row =>
                    Segments.Select(column =>
                        shares.Keys.Any(key => key.Item1 == row)
                            ? shares.GetValueOrDefault((row, column))
                            : (double?)null
                    )
                ),
                "share of the row",
                ".0%"
            )
            .Title(Title)
            .XAxis("segment at the second date")
            .YAxis("segment at the first date");
    }

    private static string Move(RfmFlow flow) =>
        $"{Words.Count(flow.Buyers, "buyer")} from {flow.FromSegment} to {flow.ToSegment}";

    // Of those who made one of two moves, is the share of the first clearly above a half?
    private static bool IsClear(RfmFlow first, RfmFlow second) =>
        WilsonInterval.Of(first.Buyers, first.Buyers + second.Buyers)!.Low > 0.5;
}
