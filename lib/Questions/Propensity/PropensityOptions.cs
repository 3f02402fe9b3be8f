using EcommerceNotebooks.Learning.Boosting;
using EcommerceNotebooks.Learning.Evaluation;

namespace EcommerceNotebooks.Questions.Propensity;

/// <summary>How a propensity model is trained and judged, whatever its task.</summary>
public abstract record FittingOptions
{
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

    private protected void CheckShares()
    {
        ArgumentNullException.ThrowIfNull(Boosting);
        ArgumentNullException.ThrowIfNull(Evaluation);
        CheckShare(TestShare, nameof(TestShare));
        CheckShare(ValidationShare, nameof(ValidationShare));
        if (TestShare + ValidationShare >= 1)
        {
            throw new ArgumentException(
                $"{TestShare} of the users for the test and {ValidationShare} for validation leave none to train on.",
                nameof(TestShare)
            );
        }
    }

    private protected static void CheckOrder(DateTime? endOfTraining, DateTime beginOfTest)
    {
        if (endOfTraining > beginOfTest)
        {
            throw new ArgumentException(
                $"Labels of the training window end at {endOfTraining:u}, after {beginOfTest:u}: they would come from the time that is to be predicted."
            );
        }
    }

    private static void CheckShare(double share, string name)
    {
        if (share is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(name, share, $"{name} is between 0 and 1.");
        }
    }
}

/// <summary>How a propensity model of users is trained and judged.</summary>
public sealed record PropensityOptions : FittingOptions
{
    /// <summary>The window on which models are judged.</summary>
    public required PropensityWindow Window { get; init; }

    /// <summary>
    /// An earlier window to train on; its labels end before the features of <see cref="Window"/> do, so that the model could have been had at that time. Null trains on other users of the same window,
    /// chosen by a hash of their ids: probabilities then fit the months they are judged on.
    /// </summary>
    public PropensityWindow? TrainingWindow { get; init; }

    internal PropensityOptions Checked()
    {
        CheckShares();
        ArgumentNullException.ThrowIfNull(Window);
        Window.Checked();
        CheckOrder(TrainingWindow?.Checked().Until, Window.AsOf);
        return this;
    }
}

/// <summary>What a model may see, and what it is to predict: features from events in [<paramref name="From"/>, <paramref name="AsOf"/>), the label from [<paramref name="AsOf"/>, <paramref name="Until"/>).</summary>
/// <param name="From">The first instant (UTC) whose events features may see.</param>
/// <param name="AsOf">The instant (UTC) of the features; nothing from it on enters them.</param>
/// <param name="Until">The end (UTC, not included) of the time in which a purchase makes a label of 1.</param>
public sealed record PropensityWindow(DateTime From, DateTime AsOf, DateTime Until)
{
    /// <summary>
    /// The whole of a time, its later half predicted from the earlier: halves are whole days where there are two or more, the earlier one the longer (October and November give November). The time must
    /// last a second or more.
    /// </summary>
    public static PropensityWindow Halves(DateTime from, DateTime until)
    {
        var half = (until - from) / 2;
        return new PropensityWindow(
            from,
            until - (half.Days > 0 ? TimeSpan.FromDays(half.Days) : half),
            until
        ).Checked();
    }

    internal PropensityWindow Checked() =>
        From < AsOf && AsOf < Until
            ? this
            : throw new ArgumentException(
                $"A window begins before its as_of and ends after it, but it is {From:u}, {AsOf:u}, {Until:u}."
            );
}
