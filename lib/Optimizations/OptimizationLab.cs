using EcommerceNotebooks.Optimizations.Laboratory;
using EcommerceNotebooks.Optimizations.Measuring;
using EcommerceNotebooks.Optimizations.Techniques;

namespace EcommerceNotebooks.Optimizations;

/// <summary>
/// Measures techniques on a shop's log. It works in instances of the engine of its own and in a temporary folder beside the warehouse, which goes when it is disposed; the warehouse and
/// the lake are only read.
/// </summary>
public sealed class OptimizationLab : IDisposable
{
    private readonly IShopScope scope;
    private readonly OptimizationOptions options;
    private readonly LabFolder folder;
    private readonly LabSetup setup;
    private readonly List<OptimizationResult> measured = [];

    internal OptimizationLab(IShopScope scope, OptimizationOptions options)
    {
        options.Check();
        this.scope = scope;
        this.options = options;
        folder = new LabFolder(Path.GetDirectoryName(scope.Shop.LakePath)!);
        var ready = false;
        try
        {
            setup = scope.Ask(session => new LabSetup(session, folder, options.MostSliceRows));
            ready = true;
        }
        finally
        {
            if (!ready)
            {
                folder.Dispose();
            }
        }
    }

    /// <summary>The days that techniques work on which write the data anew.</summary>
    public LogSlice Slice => setup.Slice;

    /// <summary>What it measures on.</summary>
    public MeasuringMachine Machine => setup.Machine;

    /// <summary>All that this laboratory has measured so far, in order; a technique measured again takes the place of its earlier result.</summary>
    public OptimizationReport Report => new([.. measured]);

    /// <summary>Measures one technique, once all other sessions of the shop are closed: rounds of both sides in turn, then one profiled run of each in a fresh instance.</summary>
    /// <exception cref="AnswersDifferException">The sides gave different answers in some round.</exception>
    /// <exception cref="OperationCanceledException">The token of the session that opened the laboratory was cancelled.</exception>
    /// <exception cref="InvalidOperationException">Another session is open right here, for whose end it would wait.</exception>
    public OptimizationResult Measure(Optimization optimization)
    {
        var technique = TechniqueCatalogue.Of(optimization);
        using var alone = scope.TakeAlone();
        var cancellationToken = scope.CancellationToken;
        try
        {
            var result = Measure(
                technique.LimitsMemory ? MemoryLimitSearch.Limit(setup, technique, cancellationToken) : technique,
                cancellationToken
            );
            measured.RemoveAll(earlier => earlier.Optimization == optimization);
            measured.Add(result);
            return result;
        }
        finally
        {
            folder.Clear();
        }
    }

    /// <summary>Measures several techniques, or all when none is named, in the order given.</summary>
    /// <param name="optimizations">The techniques.</param>
    /// <param name="progress">Told each technique before it is measured.</param>
    public OptimizationReport MeasureAll(
        IReadOnlyList<Optimization>? optimizations = null,
        IProgress<Optimization>? progress = null
    )
    {
        List<OptimizationResult> results = [];
        foreach (var optimization in optimizations ?? [.. TechniqueCatalogue.All.Select(each => each.Optimization)])
        {
            progress?.Report(optimization);
            results.Add(Measure(optimization));
        }

        return new OptimizationReport(results);
    }

    /// <summary>Deletes the temporary folder.</summary>
    public void Dispose() => folder.Dispose();

    private OptimizationResult Measure(Technique technique, CancellationToken cancellationToken)
    {
        var times = Rounds(technique, cancellationToken);
        var isWhole = technique.Data == TechniqueData.WholeLog;
        return new OptimizationResult(
            technique.Optimization,
            technique.Title,
            isWhole ? FormattableString.Invariant($"whole log, {Slice.LogEvents:N0} events") : Slice.ToString(),
            isWhole ? Slice.LogEvents : Slice.Events,
            Slice.LogEvents,
            Side(technique, technique.Before, times.Before, cancellationToken),
            Side(technique, technique.After, times.After, cancellationToken),
            times.Again,
            times.LargestDifference,
            Machine
        );
    }

    private RoundTimes Rounds(Technique technique, CancellationToken cancellationToken)
    {
        using var database = LabDatabase.Open(setup, technique, cancellationToken);
        return AlternatingRounds.Measure(
            database.Timed(technique.Before),
            database.Timed(technique.After),
            options,
            technique.Title,
            technique.Tolerance
        );
    }

    private MeasuredSide Side(
        Technique technique,
        TechniqueSide side,
        IReadOnlyList<double> seconds,
        CancellationToken cancellationToken
    )
    {
        using var database = LabDatabase.Open(setup, technique, cancellationToken);
        var profile = database.Profile(side);
        return new MeasuredSide(
            side.Name,
            LabDatabase.SqlOf(side),
            side.SettingsText,
            seconds,
            profile,
            side.Stored is not { } stored ? null
                : stored.IsTable ? database.BytesOfTable(stored.Name)
                : folder.BytesOf(stored.Name)
        );
    }
}
