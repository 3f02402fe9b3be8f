using EcommerceNotebooks.Learning.Evaluation;
using EcommerceNotebooks.Statistics.Randomness;

namespace EcommerceNotebooks.Learning.Explanation;

/// <summary>How permutation importance is measured.</summary>
public sealed record ImportanceOptions
{
    /// <summary>How often each feature is shuffled, 1 to 100.</summary>
    public int Repeats { get; init; } = 5;

    /// <summary>At most so many rows are used, a seeded sample of more; 2 or more.</summary>
    public int MostRows { get; init; } = 50_000;

    /// <summary>How many resamples make the intervals: 0 for none, else 100 to 100,000.</summary>
    public int Resamples { get; init; } = 200;

    /// <summary>The seed of sample, shuffles and resamples; any number.</summary>
    public ulong Seed { get; init; } = 42;

    /// <summary>The level of the intervals, between 0 and 1.</summary>
    public double Confidence { get; init; } = 0.95;

    internal ImportanceOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Repeats);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Repeats, 100);
        ArgumentOutOfRangeException.ThrowIfLessThan(MostRows, 2);
        EvaluationOptions.CheckResamples(Resamples, Confidence);
        return this;
    }
}

/// <summary>
/// What a model's average precision loses when one feature is shuffled among the rows (Breiman, 2001). Features that stand in for one another all look unimportant. Written here because ML.NET's takes only
/// models of its own, shuffles single slots of its vectors and gives no interval over rows.
/// </summary>
public static class PermutationImportance
{
    /// <summary>The mean drop over the repeats for each feature, largest first, with an interval over resamples of the rows in which both rankings are compared.</summary>
    /// <param name="rows">Rows the model did not see in training.</param>
    /// <param name="labels">1 = positive, 0 = negative, one for each row.</param>
    /// <param name="predict">Any model: a score for each row of a table of the same columns. It must not keep the table.</param>
    /// <param name="groups">The group of each row: rows of one group are resampled together. Null makes each row its own.</param>
    /// <param name="options">Repeats, sample and resamples; null for the defaults.</param>
    /// <param name="cancellation">Ends the work between features.</param>
    /// <exception cref="ArgumentException">Rows, labels, groups or the model's scores do not agree, or an option is out of range.</exception>
    public static ImportanceReport Of(
        FeatureTable rows,
        byte[] labels,
        Func<FeatureTable, double[]> predict,
        long[]? groups = null,
        ImportanceOptions? options = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(predict);
        options = (options ?? new ImportanceOptions()).Checked();
        Labels.Check(labels, rows.Rows, nameof(labels));
        if (groups is not null && groups.Length != rows.Rows)
        {
            throw new ArgumentException($"There are {rows.Rows} rows and {groups.Length} groups.", nameof(groups));
        }

        var sample = RowSample.Of(rows.Rows, options.MostRows, options.Seed);
        var model = new ModelCall(rows.Take(sample), predict);
        byte[] sampleLabels = [.. sample.Select(row => labels[row])];
        var sampleGroups = groups is null ? null : sample.Select(row => groups[row]).ToArray();
        var asIs = Scored(model.Predict());
        var ranking = new RankedRows(asIs);
        var list = new FigureList(new EvaluationOptions());
        var whole = Measure([ranking]).At(FigureList.AveragePrecision, "average precision", asIs.NoPositives);
        var drops = new List<Estimate>();
        for (var column = 0; column < rows.Columns.Count; column++)
        {
            cancellation.ThrowIfCancellationRequested();
            RankedRows[] rankings = [ranking, .. Shuffled(column)];
            drops.Add(Measure(rankings).At(FigureList.AveragePrecision, rows.Columns[column].Name, asIs.NoPositives));
        }

        return new ImportanceReport(
            options,
            sample.Length,
            asIs.Positives,
            whole,
            [.. drops.OrderByDescending(drop => drop.Value).ThenBy(drop => drop.Name, StringComparer.Ordinal)]
        );

        BinaryScores Scored(double[] scores) => new(scores, sampleLabels, sampleGroups);

        IEnumerable<RankedRows> Shuffled(int column)
        {
            for (var repeat = 0; repeat < options.Repeats; repeat++)
            {
                var values = model.Table.Column(column).ToArray();
                RowSample.Shuffle(values, Hash64.Of(options.Seed, (ulong)column, (ulong)repeat), values.Length);
                yield return new RankedRows(Scored(model.PredictWith(column, values)));
            }
        }

        Resampling Measure(RankedRows[] rankings) =>
            new(
                asIs,
                rankings,
                options.Resamples,
                options.Seed,
                options.Confidence,
                (ranked, weights, sums) => list.Of(list.Tally(ranked, weights, sums)),
                SubtractMeanOfOthers,
                cancellation
            );
    }

    // The first list is of the rows as they are, the others of the repeats; alone it stays as it is.
    private static void SubtractMeanOfOthers(double[][] figures)
    {
        for (var i = 0; i < figures[0].Length && figures.Length > 1; i++)
        {
            // Differences first: a shuffle that changes nothing then drops exactly 0.
            var whole = figures[0][i];
            figures[0][i] = figures.Skip(1).Average(repeat => whole - repeat[i]);
        }
    }
}
