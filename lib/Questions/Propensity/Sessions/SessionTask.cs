namespace EcommerceNotebooks.Questions.Propensity;

/// <summary>What is foretold of sessions: whether they buy, or whether an item in their cart is bought.</summary>
/// <param name="Section">The part of the scripts that makes its rows.</param>
/// <param name="FewestEvents">The fewest events after which it can be asked.</param>
internal sealed record SessionTask(string Section, int FewestEvents)
{
    /// <summary>A purchase in the session, after its first events.</summary>
    internal static SessionTask Sessions { get; } = new("sessions", 1);

    /// <summary>The purchase of an item in the cart, some events after it was put in.</summary>
    internal static SessionTask CartItems { get; } = new("items", 0);

    internal PropensityReport Fit(ShopSession session, SessionPropensityOptions options)
    {
        var common = options.Checked(FewestEvents);
        return UserPropensity.Fit(
            this == Sessions ? PropensityTask.Sessions(options.Window) : PropensityTask.CartItems(options.Window),
            SessionFeatureReader.Read(session, this, options.Window),
            options.TrainingWindow is { } earlier ? SessionFeatureReader.Read(session, this, earlier) : null,
            common,
            session.CancellationToken
        );
    }
}
