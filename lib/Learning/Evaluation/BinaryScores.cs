namespace EcommerceNotebooks.Learning.Evaluation;

/// <summary>Scores of rows whose outcome is known, checked when they are put together. The arrays are not copied and must not change afterwards.</summary>
public sealed class BinaryScores
{
    /// <summary>Takes scores with their labels; no rows at all are allowed, and then every figure says so.</summary>
    /// <param name="scores">Probabilities or any numbers that rank, higher is likelier; infinities rank too, NaN is refused.</param>
    /// <param name="labels">1 = positive, 0 = negative, one for each score.</param>
    /// <param name="groups">The group of each row: rows of one group are resampled together. Null makes each row its own.</param>
    /// <exception cref="ArgumentException">The lengths differ, a score is NaN, or a label is neither 0 nor 1; the message names the first such row, from 0.</exception>
    public BinaryScores(double[] scores, byte[] labels, long[]? groups = null)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Length != scores.Length || (groups is not null && groups.Length != scores.Length))
        {
            var given = groups is null ? "" : $" and {groups.Length} groups";
            throw new ArgumentException(
                $"Each row has one score and one label: given {scores.Length} scores, {labels.Length} labels{given}."
            );
        }

        AreProbabilities = true;
        for (var row = 0; row < scores.Length; row++)
        {
            if (double.IsNaN(scores[row]))
            {
                throw new ArgumentException($"The score of row {row} is not a number.", nameof(scores));
            }

            if (labels[row] > 1)
            {
                throw new ArgumentException($"A label is 0 or 1; row {row} has {labels[row]}.", nameof(labels));
            }

            AreProbabilities &= scores[row] is >= 0 and <= 1;
            Positives += labels[row];
        }

        Scores = scores;
        Labels = labels;
        Groups = groups is null ? default(ReadOnlyMemory<long>?) : groups;
    }

    internal BinaryScores(BinaryScores other)
    {
        (Scores, Labels, Groups) = (other.Scores, other.Labels, other.Groups);
        (TieSeed, Positives, AreProbabilities) = (other.TieSeed, other.Positives, other.AreProbabilities);
    }

    /// <summary>The scores in the order given.</summary>
    public ReadOnlyMemory<double> Scores { get; }

    /// <summary>The labels in the order given, 0 or 1.</summary>
    public ReadOnlyMemory<byte> Labels { get; }

    /// <summary>The groups in the order given, or null where each row is its own.</summary>
    public ReadOnlyMemory<long>? Groups { get; }

    /// <summary>The seed of the order among equal scores: by a hash of it and the group, then by row. The hash knows nothing of labels, so ties favour neither class.</summary>
    public ulong TieSeed { get; init; } = 42;

    /// <summary>How many rows there are.</summary>
    public int Count => Scores.Length;

    /// <summary>How many rows are positive.</summary>
    public long Positives { get; }

    /// <summary>Whether all scores lie in [0, 1], so that they can be read as probabilities.</summary>
    public bool AreProbabilities { get; }

    /// <summary>Each row's place from 0 when sorted by falling score, ties as <see cref="TieSeed"/> says: the order of every table here.</summary>
    public int[] Places()
    {
        var places = new int[Count];
        var order = RankedRows.OrderOf(this, RankedRows.KeysOf(this));
        for (var place = 0; place < order.Length; place++)
        {
            places[order[place]] = place;
        }

        return places;
    }

    internal long GroupOf(int row) => Groups is { } groups ? groups.Span[row] : row;

    internal string? NoRows => Count == 0 ? "there are no rows" : null;

    internal string? NoPositives =>
        NoRows ?? (Positives == 0 ? "no row is positive, so there is nothing to find" : null);

    internal string? OneClass =>
        NoPositives ?? (Positives == Count ? "all rows are positive, so there is nothing to tell apart" : null);

    internal string? NoProbabilities =>
        NoRows ?? (AreProbabilities ? null : "the scores are no probabilities: some lie outside 0 to 1");
}
