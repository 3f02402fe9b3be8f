namespace EcommerceNotebooks.Learning.Boosting;

/// <summary>
/// Trains gradient-boosted trees that rank the rows of each query, the relevant ones first, with LightGBM's lambdarank (Burges, 2010). The same rows and options give the same model. Whether models can be trained here
/// is what <see cref="BoostedTrees.IsAvailable"/> says.
/// </summary>
public static class RankingTrees
{
    // LightGBM refuses longer ones.
    private const int MostRowsOfAQuery = 10_000;

    /// <summary>Trains a model, whose raw scores rank rows of one query and mean nothing between queries.</summary>
    /// <param name="features">The rows of the queries, one query after the other; NaN is unknown.</param>
    /// <param name="relevance">1 for a row that is relevant, else 0; both at least once.</param>
    /// <param name="queryRows">How many rows each query has, 1 to 10,000; all of them together are the rows.</param>
    /// <param name="options">How; null takes the defaults. There is no early stopping and no weight of positives.</param>
    /// <param name="cancellationToken">Ends training between two rounds.</param>
    /// <exception cref="ArgumentException">The rows, queries or options cannot be trained on; the message says which.</exception>
    /// <exception cref="LearningException">LightGBM is not available here, or refused; the message says why.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static BoostedModel Train(
        FeatureTable features,
        ReadOnlySpan<byte> relevance,
        IReadOnlyList<int> queryRows,
        BoostingOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(queryRows);
        options ??= new();
        options.Check(features.Columns);
        if (options.EarlyStoppingRounds is not null || options.PositiveWeight != 1)
        {
            throw new ArgumentException(
                "Rankings are trained without early stopping and with a positive weight of 1.",
                nameof(options)
            );
        }

        TrainingChecks.Check(features, relevance);
        TrainingChecks.CheckNames(features.Columns);
        CheckQueries(queryRows, features.Rows);
        BoostedTrees.ThrowIfUnavailable();
        using var log = NativeLog.Capture();
        var parameters = options.Parameters(features.Columns, "objective=lambdarank metric=ndcg");
        using var training = NativeDataset.Create(features, relevance, parameters, null);
        training.SetQueries([.. queryRows]);
        using var booster = NativeBooster.Create(training, parameters);
        for (var round = 0; round < options.Trees && booster.Update(); round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        var text = ModelText.Complete(booster.Text(booster.Rounds()), features.Columns);
        return BoostedModel.Trained(text, [], log.Messages);
    }

    private static void CheckQueries(IReadOnlyList<int> queryRows, int rows)
    {
        for (var query = 0; query < queryRows.Count; query++)
        {
            if (queryRows[query] is < 1 or > MostRowsOfAQuery)
            {
                throw new ArgumentException(
                    $"A query has 1 to {MostRowsOfAQuery} rows; query {query} has {queryRows[query]}.",
                    nameof(queryRows)
                );
            }
        }

        var sum = queryRows.Sum(each => (long)each);
        if (sum != rows)
        {
            throw new ArgumentException($"The queries have {sum} rows; there are {rows}.", nameof(queryRows));
        }
    }
}
