using EcommerceNotebooks.Questions.Propensity;
using EcommerceNotebooks.Questions.Propensity.Scoring;

namespace EcommerceNotebooks;

/// <summary>
/// Who will buy. The methods throw <see cref="InvalidOperationException"/>, naming the step to run first, when the warehouse's tables are not built yet, and <see cref="ArgumentException"/> when an
/// option is out of range.
/// </summary>
public sealed class PropensityRoom
{
    private readonly IShopScope scope;

    internal PropensityRoom(IShopScope scope) => this.scope = scope;

    /// <summary>Every user with an event in the window, by id: features from before its as_of, and as label whether the user buys from then on, before its end.</summary>
    public PropensityExamples UserExamples(PropensityWindow window) =>
        scope.Ask(session => UserFeatureReader.Read(session, window));

    /// <summary>A model of which users buy within the next window, beside simple baselines, judged on users or a time that it has not seen; or why there is none.</summary>
    public PropensityReport Users(PropensityOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Checked();
        return scope.Ask(session => UserPropensity.Fit(session, options));
    }

    /// <summary>What it does to probabilities to weigh buyers up until both classes count alike.</summary>
    public ClassWeightReport ClassWeights(PropensityOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Checked();
        return scope.Ask(session => ClassWeightReport.Of(session, options));
    }

    /// <summary>What an RFM score that sees the window to predict would seem to be worth.</summary>
    public PropensityLeak RfmLeak(PropensityOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Checked();
        return scope.Ask(session => PropensityLeak.Of(session, options));
    }

    /// <summary>A model of users trained anew at each cut-off on what was known then, and judged on the days after it. Weeks of the log that are at fault are marked.</summary>
    public PropensityBacktest Backtest(BacktestOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Checked();
        return scope.Ask(session => PropensityBacktest.Run(session, options));
    }

    /// <summary>Scores single users as of an instant, by events from <paramref name="from"/> on; the result is to be disposed.</summary>
    public UserScorer Scorer(PropensityModel model, DateTime from, DateTime asOf)
    {
        ArgumentNullException.ThrowIfNull(model);
        var session = scope.Shop.OpenSession(scope.CancellationToken);
        try
        {
            return new UserScorer(session, model, from, asOf);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Sessions that have so many events and no purchase among them, by user and time: features as of the last of these events, and as label whether the session buys later. <see cref="SessionWindow.Sample"/>
    /// takes the sessions of some users.
    /// </summary>
    public PropensityExamples SessionExamples(SessionWindow window)
    {
        ArgumentNullException.ThrowIfNull(window);
        window.Checked(SessionTask.Sessions.FewestEvents);
        return scope.Ask(session => SessionFeatureReader.Read(session, SessionTask.Sessions, window));
    }

    /// <summary>
    /// Products put into the cart for the first time in their session, which has so many more events that do not buy them, by user and time: features as of the last of these events, and as label whether
    /// the session buys the product later.
    /// </summary>
    public PropensityExamples CartItemExamples(SessionWindow window)
    {
        ArgumentNullException.ThrowIfNull(window);
        window.Checked(SessionTask.CartItems.FewestEvents);
        return scope.Ask(session => SessionFeatureReader.Read(session, SessionTask.CartItems, window));
    }

    /// <summary>A model of which sessions buy, beside simple baselines, judged on users or a time that it has not seen; or why there is none.</summary>
    public PropensityReport Sessions(SessionPropensityOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Checked(SessionTask.Sessions.FewestEvents);
        return scope.Ask(session => SessionTask.Sessions.Fit(session, options));
    }

    /// <summary>A model of which items in carts are bought in the same session, beside simple baselines, judged on users or a time that it has not seen; or why there is none.</summary>
    public PropensityReport CartItems(SessionPropensityOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Checked(SessionTask.CartItems.FewestEvents);
        return scope.Ask(session => SessionTask.CartItems.Fit(session, options));
    }

    /// <summary>
    /// Scores every user with an event in [<paramref name="from"/>, <paramref name="asOf"/>) and keeps the scores as the table <c>predictions_propensity</c>. Beside a warehouse in a file the folder
    /// <c>models</c> gets the model as LightGBM's text and the scores as Parquet.
    /// </summary>
    /// <exception cref="InvalidOperationException">Another load is running.</exception>
    public PropensityScoring Score(PropensityModel model, DateTime from, DateTime asOf, ScoringOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        var chosen = (options ?? new ScoringOptions()).Checked();
        return scope.Run(session => PropensityScoring.Run(session, model, from, asOf, chosen));
    }
}

/// <summary>Opens the room.</summary>
public static class PropensityRoomExtensions
{
    extension(IShopScope scope)
    {
        /// <summary>Who will buy: features, models, scores.</summary>
        public PropensityRoom Propensity => new(scope);
    }
}
