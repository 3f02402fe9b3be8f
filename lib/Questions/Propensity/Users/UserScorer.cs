namespace EcommerceNotebooks.Questions.Propensity;

/// <summary>Scores single users as of one instant, in a session of its own that lives until it is disposed; what all users together say is prepared once. One user at a time.</summary>
public sealed class UserScorer : IDisposable
{
    private readonly ShopSession session;
    private readonly PropensityModel model;
    private readonly UserFeatureReader reader;

    internal UserScorer(ShopSession session, PropensityModel model, DateTime from, DateTime asOf)
    {
        this.session = session;
        this.model = model;
        reader = new UserFeatureReader(session, new PropensityWindow(from, asOf, asOf.AddSeconds(1)));
    }

    /// <summary>The probability that a user buys in the window after the instant; null for a user without an event in the window before it.</summary>
    public double? Score(long userId)
    {
        var rows = reader.Read(userId, userId);
        return rows.Rows == 0 ? null : model.Predict(rows.Features, session.CancellationToken)[0];
    }

    /// <summary>Closes the session.</summary>
    public void Dispose() => session.Dispose();
}
