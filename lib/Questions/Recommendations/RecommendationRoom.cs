using EcommerceNotebooks.Questions.Recommendations;

namespace EcommerceNotebooks;

/// <summary>
/// What to offer next. The methods throw <see cref="InvalidOperationException"/>, naming the step to run first, when the warehouse's tables are not built yet, and <see cref="ArgumentException"/> when an
/// option is out of range.
/// </summary>
public sealed class RecommendationRoom
{
    private readonly IShopScope scope;

    internal RecommendationRoom(IShopScope scope) => this.scope = scope;

    /// <summary>Past sessions in memory, by product and in order: what next products are ranked by. Without events it knows no product.</summary>
    public SessionIndex SessionIndex(SessionIndexOptions? options = null)
    {
        var chosen = (options ?? new SessionIndexOptions()).Checked();
        return scope.Ask(session => SessionIndexBuilder.Build(session, chosen));
    }

    /// <summary>How well each ranker tells the next product of sessions that begin after all that it learned from, beside popularity; or why that cannot be said.</summary>
    public RecommendationEvaluation Evaluate(RecommendationEvaluationOptions? options = null)
    {
        var chosen = (options ?? new RecommendationEvaluationOptions()).Checked();
        return scope.Ask(session => RecommendationEvaluator.Run(session, chosen));
    }
}

/// <summary>Opens the room.</summary>
public static class RecommendationRoomExtensions
{
    extension(IShopScope scope)
    {
        /// <summary>What to offer next: session index, rankers, evaluation.</summary>
        public RecommendationRoom Recommendations => new(scope);
    }
}
