using EcommerceNotebooks.Learning.Boosting;
using EcommerceNotebooks.Learning.Evaluation;

namespace EcommerceNotebooks.Questions.Propensity;

/// <summary>How a propensity model of sessions, or of items in their carts, is trained and judged.</summary>
public sealed record SessionPropensityOptions
{
    /// <summary>The sessions on which models are judged.</summary>
    public required SessionWindow Window { get; init; }

    /// <summary>Earlier sessions to train on, after as many events; their window ends before <see cref="Window"/> begins. Null trains on other users of the same window, chosen by a hash of their ids.</summary>
    public SessionWindow? TrainingWindow { get; init; }

    /// <summary>Without a training window, the share of users on whom models are judged; between 0 and 1.</summary>
    public double TestShare { get; init; } = 0.2;

    /// <summary>The share of users held out of training for early stopping and calibration; between 0 and 1.</summary>
    public double ValidationShare { get; init; } = 0.2;

    /// <summary>The seed of the hash that deals out users.</summary>
    public ulong Seed { get; init; } = 42;

    /// <summary>How the trees are grown.</summary>
    public BoostingOptions Boosting { get; init; } = new();

    /// <summary>How scores are judged.</summary>
    public EvaluationOptions Evaluation { get; init; } = new();

    /// <summary>The same as options of all tasks: a window's as_of is the instant from which sessions begin.</summary>
    internal PropensityOptions Checked(int fewestEvents)
    {
        ArgumentNullException.ThrowIfNull(Window);
        if (TrainingWindow is { } earlier && earlier.AfterEvents != Window.AfterEvents)
        {
            throw new ArgumentException(
                $"Models are judged after {Window.AfterEvents} events and would be trained after {earlier.AfterEvents}."
            );
        }

        return new PropensityOptions
        {
            Window = Common(Window.Checked(fewestEvents)),
            TrainingWindow = TrainingWindow is null ? null : Common(TrainingWindow.Checked(fewestEvents)),
            TestShare = TestShare,
            ValidationShare = ValidationShare,
            Seed = Seed,
            Boosting = Boosting,
            Evaluation = Evaluation,
        }.Checked();
    }

    private static PropensityWindow Common(SessionWindow window) => new(DateTime.MinValue, window.From, window.Until);
}
