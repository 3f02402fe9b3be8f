namespace EcommerceNotebooks.Questions.Propensity;

/// <summary>A task of propensity, and the features that its simple baselines look at.</summary>
/// <param name="Name">What is foretold, in words.</param>
/// <param name="Recency">How long ago the last event was.</param>
/// <param name="State">What the last event was.</param>
/// <param name="Rule">What a rule of thumb goes by: its name and its feature.</param>
/// <param name="Phrases">Its features in words.</param>
internal sealed record PropensityTask(
    string Name,
    string Recency,
    string State,
    (string Name, string Feature) Rule,
    IReadOnlyDictionary<string, string> Phrases
)
{
    /// <summary>Which users buy within the next window.</summary>
    internal static PropensityTask Users { get; } =
        new(
            "users who buy in the next window",
            "recency_days",
            "last_event",
            ("RFM score", "rfm_score"),
            UserPhrases.All
        );
}
