using System.Collections.Immutable;

namespace EcommerceNotebooks.Customers;

/// <summary>Which segment each of the 25 cells of recency and frequency scores belongs to. A map is complete: every cell has exactly one segment, and every segment is reached.</summary>
public sealed record SegmentMap
{
    private const int Scores = 5;
    private readonly string[] cells = new string[Scores * Scores];

    /// <summary>A map of areas that cover the grid without overlap.</summary>
    /// <param name="segments">All segments, in the order in which they are shown.</param>
    /// <param name="areas">One or more areas per segment.</param>
    /// <param name="split">A segment that is parted by worth, or null.</param>
    /// <exception cref="ArgumentException">A cell has no segment or two, a segment has no cell or is not among the names, or a name or score is wrong; the message names it.</exception>
    public SegmentMap(IReadOnlyList<string> segments, IReadOnlyList<SegmentArea> areas, MonetarySplit? split = null)
    {
        ArgumentNullException.ThrowIfNull(segments);
        ArgumentNullException.ThrowIfNull(areas);
        Segments = [.. segments];
        Split = split;
        CheckNames();
        foreach (var area in areas)
        {
            Fill(area);
        }

        CheckCells();
    }

    /// <summary>
    /// Champions R4-5 F4-5, Loyal the cells beside them down to 3, Potential and New what is recent but rare, Cant Lose what was frequent and stays away, Hibernating between, Lost the rest.
    /// </summary>
    public static SegmentMap Default { get; } = Standard(null);

    /// <summary>The default map, where only customers with a monetary score of 4 or 5 are Cant Lose and the others At Risk.</summary>
    public static SegmentMap WithAtRisk { get; } = Standard(new MonetarySplit("Cant Lose", 4, "At Risk"));

    /// <summary>Five segments by a common chain of conditions, the first that holds: both scores from 4, both from 3, low recency with frequency from 4, both up to 2, everything else.</summary>
    public static SegmentMap Chain { get; } =
        new(
            ["Champions", "Loyal Customers", "Cant Lose Them", "Regular", "Lost"],
            [
                new("Champions", 4, 5, 4, 5),
                new("Loyal Customers", 3, 3, 3, 5),
                new("Loyal Customers", 4, 5, 3, 3),
                new("Cant Lose Them", 1, 2, 4, 5),
                new("Lost", 1, 2, 1, 2),
                new("Regular", 1, 2, 3, 3),
                new("Regular", 3, 5, 1, 2),
            ]
        );

    /// <summary>All segments in the order in which they are shown.</summary>
    public ImmutableArray<string> Segments { get; }

    /// <summary>The segment that is parted by worth, or null.</summary>
    public MonetarySplit? Split { get; }

    /// <summary>The 25 cells: recency score 1 with frequency 1 to 5, then recency score 2, and so on; before the split.</summary>
    public IReadOnlyList<string> Cells => cells;

    /// <summary>The segment of a customer with these scores.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A score is not in 1 to 5.</exception>
    public string this[int recency, int frequency, int monetary]
    {
        get
        {
            var segment = cells[Cell(Score(recency, nameof(recency)), Score(frequency, nameof(frequency)))];
            return
                Split is { } split && segment == split.Segment && Score(monetary, nameof(monetary)) < split.MinimumScore
                ? split.Otherwise
                : segment;
        }
    }

    private static SegmentMap Standard(MonetarySplit? split) =>
        new(
            [
                "Champions",
                "Loyal",
                "Potential",
                "New",
                "Cant Lose",
                .. split is null ? Array.Empty<string>() : [split.Otherwise],
                "Hibernating",
                "Lost",
            ],
            [
                new("Champions", 4, 5, 4, 5),
                new("Loyal", 3, 3, 3, 5),
                new("Loyal", 4, 5, 3, 3),
                new("Potential", 4, 5, 2, 2),
                new("New", 4, 5, 1, 1),
                new("Cant Lose", 1, 2, 4, 5),
                new("Hibernating", 1, 2, 3, 3),
                new("Hibernating", 3, 3, 1, 2),
                new("Lost", 1, 2, 1, 2),
            ],
            split
        );

    private static int Cell(int recency, int frequency) => ((recency - 1) * Scores) + frequency - 1;

    private static int Score(int score, string name) =>
        score is >= 1 and <= Scores
            ? score
            : throw new ArgumentOutOfRangeException(name, score, $"A score is 1 to {Scores}.");

    private void CheckNames()
    {
        if (
            Segments.Any(string.IsNullOrWhiteSpace)
            || Segments.Distinct(StringComparer.Ordinal).Count() < Segments.Length
        )
        {
            throw new ArgumentException(
                $"Segments have different names, none empty; given {string.Join(", ", Segments)}."
            );
        }

        if (Split is { } split)
        {
            Known(split.Segment);
            Known(split.Otherwise);
            if (split.MinimumScore is < 2 or > Scores || split.Segment == split.Otherwise)
            {
                throw new ArgumentException(
                    $"A split sends scores below 2 to {Scores} to another segment, but this one is {split}."
                );
            }
        }
    }

    private void Known(string segment)
    {
        if (!Segments.Contains(segment))
        {
            throw new ArgumentException(
                $"There is no segment \"{segment}\"; the segments are {string.Join(", ", Segments)}."
            );
        }
    }

    private void Fill(SegmentArea area)
    {
        Known(area.Segment);
        if (
            area.RecencyFrom < 1
            || area.FrequencyFrom < 1
            || area.RecencyTo > Scores
            || area.FrequencyTo > Scores
            || area.RecencyFrom > area.RecencyTo
            || area.FrequencyFrom > area.FrequencyTo
        )
        {
            throw new ArgumentException(
                $"An area runs from a score to the same or a higher one within 1 to {Scores}, but this one is {area}."
            );
        }

        for (var recency = area.RecencyFrom; recency <= area.RecencyTo; recency++)
        {
            for (var frequency = area.FrequencyFrom; frequency <= area.FrequencyTo; frequency++)
            {
                ref var cell = ref cells[Cell(recency, frequency)];
                cell = cell is null
                    ? area.Segment
                    : throw new ArgumentException(
                        $"The cell R{recency} F{frequency} belongs to {cell} and to {area.Segment}."
                    );
            }
        }
    }

    private void CheckCells()
    {
        if (Array.IndexOf(cells, null) is var empty and >= 0)
        {
            throw new ArgumentException(
                $"The cell R{(empty / Scores) + 1} F{(empty % Scores) + 1} belongs to no segment."
            );
        }

        if (Split is { } split && !cells.Contains(split.Segment))
        {
            throw new ArgumentException($"The segment {split.Segment} is split but has no cell.");
        }

        if (Segments.FirstOrDefault(each => !cells.Contains(each) && each != Split?.Otherwise) is { } unreached)
        {
            throw new ArgumentException($"The segment {unreached} has no cell, so that nobody can be in it.");
        }
    }
}
