using System.Runtime.InteropServices;

namespace EcommerceNotebooks.Learning.Boosting;

/// <summary>
/// Trains gradient-boosted trees for two classes with LightGBM (Ke et al., 2017). The same rows and options give the same model, byte for byte, with any number of threads.
/// </summary>
public static class BoostedTrees
{
    /// <summary>Trains a model.</summary>
    /// <param name="features">At least one row; NaN is unknown. Read where it lies, not copied.</param>
    /// <param name="labels">0 or 1 for each row, both at least once.</param>
    /// <param name="options">How; null takes the defaults.</param>
    /// <param name="validation">Rows that are only watched; needed to stop early.</param>
    /// <param name="cancellationToken">Ends training between two rounds.</param>
    /// <exception cref="ArgumentException">The rows, labels, names or options cannot be trained on; the message says which.</exception>
    /// <exception cref="LearningException">LightGBM is not available here, or refused; the message says why.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static BoostedModel Train(
        FeatureTable features,
        ReadOnlySpan<byte> labels,
        BoostingOptions? options = null,
        (FeatureTable Features, byte[] Labels)? validation = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(features);
        options ??= new();
        options.Check(features.Columns);
        TrainingChecks.Check(features, labels);
        TrainingChecks.CheckNames(features.Columns);
        if (validation is { } watched)
        {
            Labels.CheckBothClasses(watched.Labels, watched.Features.Rows, nameof(validation));
            validation = (TrainingChecks.InOrderOf(watched.Features, features.Columns), watched.Labels);
        }
        else if (options.EarlyStoppingRounds is not null)
        {
            throw new ArgumentException("To stop early, rows for validation are needed.", nameof(validation));
        }

        ThrowIfUnavailable();
        using var log = NativeLog.Capture();
        string parameters = options.Parameters(features.Columns);
        using var training = NativeDataset.Create(features, labels, parameters, null);
        using var watchedRows = validation is { } given
            ? NativeDataset.Create(given.Features, given.Labels, parameters, training)
            : null;
        using var booster = NativeBooster.Create(training, parameters);
        if (watchedRows is not null)
        {
            booster.AddValidation(watchedRows);
        }

        var rounds = new List<RoundEvaluation>();
        int best = Boost(booster, options, watchedRows is null ? null : rounds, cancellationToken);
        return BoostedModel.Trained(ModelText.Complete(booster.Text(best), features.Columns), rounds, log.Messages);
    }

    /// <summary>Whether models can be trained on this machine. Scoring needs nothing.</summary>
    /// <param name="reason">What to install or do where they cannot; empty where they can.</param>
    public static bool IsAvailable(out string reason)
    {
        reason = LoadError() is null ? "" : Advice();
        return reason.Length == 0;
    }

    /// <summary>Says what to install where models cannot be trained.</summary>
    /// <exception cref="LearningException">They cannot.</exception>
    internal static void ThrowIfUnavailable()
    {
        if (LoadError() is { } error)
        {
            throw new LearningException(Advice(), error);
        }
    }

    private static Exception? LoadError()
    {
        try
        {
            _ = NativeCalls.LastError();
            return null;
        }
        catch (Exception error)
            when (error is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException)
        {
            return error;
        }
    }

    private static string Advice() =>
        RuntimeInformation.ProcessArchitecture != Architecture.X64
            ? $"Models cannot be trained here: LightGBM's package has no library for {RuntimeInformation.ProcessArchitecture} processors, only for x64. Train on an x64 machine; models are read and scored everywhere."
        : OperatingSystem.IsLinux()
            ? "Models cannot be trained here: LightGBM's library does not load. Install the OpenMP runtime, for example with: apt-get install libgomp1."
        : OperatingSystem.IsMacOS()
            ? "Models cannot be trained here: LightGBM's library does not load. Install the OpenMP runtime, for example with: brew install libomp."
        : "Models cannot be trained here: LightGBM's library does not load. Install the Visual C++ runtime.";

    // The number of rounds to keep.
    private static int Boost(
        NativeBooster booster,
        BoostingOptions options,
        List<RoundEvaluation>? evaluations,
        CancellationToken cancellationToken
    )
    {
        int best = 0;
        for (int round = 1; round <= options.Trees; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!booster.Update())
            {
                break;
            }

            if (evaluations is null)
            {
                continue;
            }

            var (auc, logLoss) = booster.Evaluate();
            evaluations.Add(new(round, auc, logLoss));
            if (best == 0 || IsBetter(evaluations[^1], evaluations[best - 1], options.EarlyStoppingMetric))
            {
                best = round;
            }

            if (round - best >= options.EarlyStoppingRounds)
            {
                break;
            }
        }

        return options.EarlyStoppingRounds is null || best == 0 ? booster.Rounds() : best;
    }

    private static bool IsBetter(RoundEvaluation now, RoundEvaluation before, ValidationMetric metric) =>
        metric == ValidationMetric.RocAuc ? now.RocAuc > before.RocAuc : now.LogLoss < before.LogLoss;
}
