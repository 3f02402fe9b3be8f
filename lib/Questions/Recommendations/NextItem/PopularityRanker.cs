using System.Globalization;
using EcommerceNotebooks.Learning.Ranking;

namespace EcommerceNotebooks.Questions.Recommendations;

/// <summary>The most popular products, whatever the session: a session counts for each of its products once, and half as much for every half-life that it is older than the latest.</summary>
public sealed class PopularityRanker : NextItemRanker
{
    /// <summary>How many products have a score at most, the most popular: none beyond them is ever asked for.</summary>
    public const int Kept = 1_000;

    private const double SecondsPerDay = 86_400;

    private readonly double halfLifeDays;
    private readonly (int Item, double Score)[] popular;

    /// <summary>Counts.</summary>
    /// <param name="index">The sessions.</param>
    /// <param name="halfLifeDays">The half-life in days, above 0; infinity counts all sessions alike.</param>
    public PopularityRanker(SessionIndex index, double halfLifeDays = 7)
        : base(index)
    {
        if (!(halfLifeDays > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(halfLifeDays), halfLifeDays, "A half-life is above 0 days.");
        }

        this.halfLifeDays = halfLifeDays;
        var scores = new ItemScores(index.Items);
        var latest = index.Sessions == 0 ? 0 : index.TimeOf(index.Sessions - 1);
        var counted = new int[index.Items];
        Array.Fill(counted, -1);
        for (var session = index.Sessions - 1; session >= 0; session--)
        {
            var age = (latest - index.TimeOf(session)) / SecondsPerDay;
            var weight = Math.Pow(2, -age / halfLifeDays);
            foreach (var item in index.ItemsOf(session))
            {
                if (counted[item] != session)
                {
                    counted[item] = session;
                    scores.Add(item, weight);
                }
            }
        }

        popular = [.. scores.Top(Kept).Select(item => (item, scores[item]))];
    }

    /// <inheritdoc/>
    public override string Name => "popularity";

    /// <inheritdoc/>
    public override string Settings =>
        string.Create(CultureInfo.InvariantCulture, $"half-life {halfLifeDays:0.##} days");

    internal override void Score(ReadOnlySpan<int> prefix, ItemScores scores)
    {
        foreach (var (item, score) in popular)
        {
            scores.Add(item, score);
        }
    }
}
