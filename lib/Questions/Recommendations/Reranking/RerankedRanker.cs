using EcommerceNotebooks.Learning;
using EcommerceNotebooks.Learning.Boosting;
using EcommerceNotebooks.Learning.Ranking;
using EcommerceNotebooks.Warehouse.Columns;

namespace EcommerceNotebooks.Questions.Recommendations;

/// <summary>VSTAN whose first items boosted trees rank anew by the scores of other rankers, popularity, price, category and brand; behind them the others stay in VSTAN's order.</summary>
internal sealed class RerankedRanker : NextItemRanker
{
    // With fewer sessions to learn from the order of VSTAN is kept.
    private const int LeastQueries = 200;

    private readonly RerankingFeatures features;
    private readonly VstanRanker vstan;
    private readonly BoostedModel? model;

    internal RerankedRanker(VstanRanker vstan, ProductFacts facts, BoostedModel? model)
        : base(vstan.Index)
    {
        this.vstan = vstan;
        this.model = model;
        features = new RerankingFeatures(vstan, facts);
    }

    /// <inheritdoc/>
    public override string Name => "VSTAN, re-ranked";

    /// <inheritdoc/>
    public override string Settings => vstan.Settings;

    /// <summary>Trees that rank the first items of a VSTAN after the prefixes of sessions that its index does not hold; null where they are too few to learn from.</summary>
    internal static BoostedModel? Train(
        VstanRanker vstan,
        ProductFacts facts,
        IReadOnlyList<HeldOutSession> sessions,
        BoostingOptions options,
        CancellationToken cancellation
    )
    {
        var features = new RerankingFeatures(vstan, facts);
        List<double[]> rows = [];
        List<byte> relevance = [];
        List<int> queries = [];
        foreach (var session in sessions)
        {
            for (var place = 1; place < session.Items.Length; place++)
            {
                cancellation.ThrowIfCancellationRequested();
                int[] prefix = [.. session.Items.Take(place).Where(item => item >= 0)];
                var target = session.Items[place];
                var (items, scores) = target < 0 || prefix.Length == 0 ? ([], []) : features.First(prefix);
                if (items.Length > 1 && items.Contains(target))
                {
                    features.Write(prefix, items, scores, (_, row) => rows.Add(row));
                    relevance.AddRange(items.Select(item => (byte)(item == target ? 1 : 0)));
                    queries.Add(items.Length);
                }
            }
        }

        return queries.Count < LeastQueries
            ? null
            : RankingTrees.Train(Table(rows), relevance.ToArray(), queries, options, cancellation);
    }

    internal override void Score(ReadOnlySpan<int> prefix, ItemScores scores)
    {
        if (model is null || prefix.IsEmpty)
        {
            vstan.Score(prefix, scores);
            return;
        }

        var session = prefix.ToArray();
        var (items, given) = features.First(session);
        if (items.Length == 0)
        {
            return;
        }

        List<double[]> rows = [];
        features.Write(session, items, given, (_, row) => rows.Add(row));
        var raw = model.PredictRaw(Table(rows));
        var lowest = raw.Min();
        for (var place = 0; place < items.Length; place++)
        {
            scores.Add(items[place], 2 + raw[place] - lowest);
        }

        _ = vstan.WithScores<object?>(
            session,
            session[^1],
            all =>
            {
                foreach (var item in all.ScoredItems)
                {
                    if (scores[item] == 0)
                    {
                        scores.Add(item, all[item] / given[0]);
                    }
                }

                return null;
            }
        );
    }

    private static FeatureTable Table(List<double[]> rows)
    {
        var matrix = FeatureMatrix<double>.OfSize(
            rows.Count,
            [.. RerankingFeatures.Columns.Select(column => column.Name)]
        );
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < rows[row].Length; column++)
            {
                matrix.Values[(column * rows.Count) + row] = rows[row][column];
            }
        }

        return new FeatureTable(matrix, RerankingFeatures.Columns);
    }
}
