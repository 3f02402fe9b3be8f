using EcommerceNotebooks.Learning.Boosting;
using EcommerceNotebooks.Learning.Evaluation;

namespace EcommerceNotebooks.Questions.Recommendations;

/// <summary>
/// How rankers are judged: the log is cut into windows of equal length; in each, one instant parts what rankers learn from and the sessions that begin after it, on which they are judged, and the time right before
/// it, as long as the test, chooses their parameters.
/// </summary>
public sealed record RecommendationEvaluationOptions
{
    /// <summary>The first instant (UTC) of the first window; null begins with the log.</summary>
    public DateTime? From { get; init; }

    /// <summary>The end (UTC, not included) of the last window; null ends with the log.</summary>
    public DateTime? AsOf { get; init; }

    /// <summary>How many windows; 1 to 20.</summary>
    public int Windows { get; init; } = 5;

    /// <summary>The share of a window that is its test, and again its validation; above 0, at most 0.3.</summary>
    public double TestShare { get; init; } = 0.1;

    /// <summary>How many sessions of a window's test are judged at most, drawn by a seeded hash; 1 or more.</summary>
    public int TestSessions { get; init; } = 50_000;

    /// <summary>How many sessions of its validation are at most; 1 or more.</summary>
    public int ValidationSessions { get; init; } = 1_000;

    /// <summary>How many settings each ranker with parameters is tried with, its defaults the first; 1 to 1,000.</summary>
    public int Trials { get; init; } = 20;

    /// <summary>How many last events of a session are kept, as <see cref="SessionIndexOptions.EventsPerSession"/>.</summary>
    public int EventsPerSession { get; init; } = 20;

    /// <summary>How many most recent sessions an item is found by, as <see cref="SessionIndexOptions.SessionsPerItem"/>.</summary>
    public int SessionsPerItem { get; init; } = 5_000;

    /// <summary>Whether boosted trees that rank VSTAN's first hundred products anew are judged too; they learn from up to 10,000 sessions of the validation, and need LightGBM.</summary>
    public bool Reranked { get; init; }

    /// <summary>How these trees are grown.</summary>
    public BoostingOptions Boosting { get; init; } = new() { MinRowsPerLeaf = 50 };

    /// <summary>Resamples of users for intervals: 0 for no intervals, else 100 to 100,000.</summary>
    public int Resamples { get; init; } = 500;

    /// <summary>The level of the intervals, between 0 and 1.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>The seed of the draws of sessions, settings and resamples.</summary>
    public ulong Seed { get; init; } = 42;

    internal EvaluationOptions Resampling =>
        new()
        {
            Resamples = Resamples,
            Confidence = Confidence,
            Seed = Seed,
        };

    internal RecommendationEvaluationOptions Checked()
    {
        ArgumentNullException.ThrowIfNull(Boosting);
        ArgumentOutOfRangeException.ThrowIfLessThan(Windows, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Windows, 20);
        ArgumentOutOfRangeException.ThrowIfLessThan(TestSessions, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ValidationSessions, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Trials, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Trials, 1_000);
        if (TestShare is not (> 0 and <= 0.3))
        {
            throw new ArgumentOutOfRangeException(
                nameof(TestShare),
                TestShare,
                "A test is above 0 and at most 0.3 of a window."
            );
        }

        _ = Resampling.Checked();
        _ = Index(From, AsOf).Checked();
        return this;
    }

    internal SessionIndexOptions Index(DateTime? from, DateTime? asOf) =>
        new()
        {
            From = from,
            AsOf = asOf,
            EventsPerSession = EventsPerSession,
            SessionsPerItem = SessionsPerItem,
        };

    /// <summary>The windows of a log whose events lie in [first, end), to the second; empty where one would be shorter than a hundred seconds.</summary>
    internal IReadOnlyList<EvaluationWindow> Of(DateTime first, DateTime end)
    {
        var from = From ?? first;
        var length = Math.Floor(((AsOf ?? end) - from).TotalSeconds / Windows);
        var test = Math.Floor(length * TestShare);
        return length < 100
            ? []
            :
            [
                .. Enumerable
                    .Range(1, Windows)
                    .Select(window => from.AddSeconds(length * window))
                    .Select(until => new EvaluationWindow(
                        until.AddSeconds(-length),
                        until.AddSeconds(-2 * test),
                        until.AddSeconds(-test),
                        until
                    )),
            ];
    }
}

/// <summary>A window of time.</summary>
/// <param name="From">Where it begins (UTC).</param>
/// <param name="Validation">Where the time begins whose sessions choose parameters; then it is learned from too.</param>
/// <param name="Split">What is learned ends here, and sessions that begin here or later are the test.</param>
/// <param name="Until">Where it ends (UTC, not included).</param>
public sealed record EvaluationWindow(DateTime From, DateTime Validation, DateTime Split, DateTime Until);
