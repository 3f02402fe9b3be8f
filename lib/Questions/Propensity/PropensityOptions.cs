using EcommerceNotebooks.Learning.Boosting;
using EcommerceNotebooks.Learning.Evaluation;

namespace EcommerceNotebooks.Questions.Propensity;

/// <summary>How a propensity model is trained and judged.</summary>
public sealed record PropensityOptions
{
    /// <summary>The window on which models are judged.</summary>
    public required PropensityWindow Window { get; init; }

    /// <summary>
    /// An earlier window to train on; its labels end before the features of <see cref="Window"/> do, so that the model could have been had at that time. Null trains on other users of the same window,
    /// chosen by a hash of their ids: probabilities then fit the months they are judged on.
    /// </summary>
    public PropensityWindow? TrainingWindow { get; init; }

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

    internal PropensityOptions Checked()
    {
        ArgumentNullException.ThrowIfNull(Window);
        ArgumentNullException.ThrowIfNull(Boosting);
        ArgumentNullException.ThrowIfNull(Evaluation);
        Window.Checked();
        Share(TestShare, nameof(TestShare));
        Share(ValidationShare, nameof(ValidationShare));
        if (TestShare + ValidationShare >= 1)
        {
            throw new ArgumentException(
                $"{TestShare} of the users for the test and {ValidationShare} for validation leave none to train on.",
                nameof(TestShare)
            );
        }

        return TrainingWindow?.Checked().Until > Window.AsOf
            ? throw new ArgumentException(
                $"Labels of the training window end at {TrainingWindow.Until:u}, after {Window.AsOf:u}: they would come from the time that is to be foretold.",
                nameof(TrainingWindow)
            )
            : this;
    }

    private static void Share(double share, string name)
    {
        if (share is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(name, share, $"{name} is between 0 and 1.");
        }
    }
}
