using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Questions.Propensity;

/// <summary>A task of propensity, and the features that its simple baselines look at.</summary>
/// <param name="Name">What is predicted, in words.</param>
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

    /// <summary>Which sessions buy after their first events.</summary>
    internal static PropensityTask Sessions(SessionWindow window) =>
        new(
            $"sessions that buy after {Words.Count(window.AfterEvents, "event")}{window.SampleInWords}",
            "recency_days",
            "last_event",
            ("carted products", "carted_products"),
            SessionPhrases.Sessions
        );

    /// <summary>Which items in carts are bought in the same session.</summary>
    internal static PropensityTask CartItems(SessionWindow window) =>
        new(
            $"items in carts that are bought in the session, {Words.Count(window.AfterEvents, "event")} after the cart{window.SampleInWords}",
            "recency_days",
            "last_event",
            ("views of the item", "item_views_before"),
            SessionPhrases.CartItems
        );
}
