using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Tables;

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
)
{
    private const string NotYet = "(not yet a buyer)";

    private const int MostNamed = 3;

    private RfmFlow[] LargestMoves
    {
        get
        {
            RfmFlow[] moves =
            [
                .. Flows.Where(flow => flow.FromSegment is not null && flow.FromSegment != flow.ToSegment),
            ];
            return [.. moves.Where(move => move.Buyers == moves.Max(each => each.Buyers))];
        }
    }

    private string Title => $"Buyers by segment, {CustomerText.Date(From)} to {CustomerText.Date(To)}";

    /// <summary>The largest move from one segment to another in a sentence, or the moves that are equally large, or why there is none.</summary>
    public string Sentence =>
        LargestMoves is [var first, ..] moves
            ? $"The largest {(moves.Length == 1 ? "move" : "moves")}: {Words.Count(first.Buyers, "buyer")} {(moves.Length == 1 ? "" : "each ")}{Words.First([.. moves.Select(move => $"from {move.FromSegment} to {move.ToSegment}")], MostNamed)}."
        : Flows.Count == 0 ? "There are no buyers."
        : Flows.All(flow => flow.FromSegment is null)
            ? $"Nobody had bought before {CustomerText.Date(From)}, so nobody could move."
        : "No buyer moved to another segment.";

    /// <summary>One row per pair of segments with buyers.</summary>
    public Table ToTable() => Table.Of(Flows, Title).WithFormat(ColumnFormat.Percent(), "share");

    /// <summary>The matrix of shares: where those of each row went; a row without buyers stays uncoloured.</summary>
    public Chart ToChart()
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
}
