using EcommerceNotebooks.Display;
using EcommerceNotebooks.Statistics.Numerics;

namespace EcommerceNotebooks.Customers;

/// <summary>A model of buying fitted by maximum likelihood, or the reason why there is none.</summary>
/// <param name="Kind">Which model.</param>
/// <param name="Model">The parameters; null where the model does not hold.</param>
/// <param name="Unit">The unit of its times.</param>
/// <param name="Customers">Customers it was fitted to.</param>
/// <param name="Repeaters">Those with a repeat purchase.</param>
/// <param name="Repeats">Their repeat purchases.</param>
/// <param name="LogLikelihood">At the parameters; null without them.</param>
/// <param name="Iterations">Steps of the search.</param>
/// <param name="LargestGradient">The largest derivative of the mean log-likelihood by a parameter's logarithm, where the search ended; null if it never began.</param>
/// <param name="Reason">Why there is no model; null where there is one.</param>
public sealed record BuyingFit(
    LifetimeModel Kind,
    BuyingModel? Model,
    TimeUnit Unit,
    long Customers,
    long Repeaters,
    long Repeats,
    double? LogLikelihood,
    int Iterations,
    double? LargestGradient,
    string? Reason
) : TableReport
{
    private const double Tolerance = 1e-8;

    // Resamples differ by far more than what a search that ends here leaves undecided.
    private const double ToleranceOfResamples = 1e-6;

    // Beyond these the likelihood is flat: the data say that the parameter is 0 or infinite.
    private const double LeastLogarithm = -14;
    private const double MostLogarithm = 14;

    private static readonly double[][] NbdStarts =
    [
        [0, 0, 0, 0],
        [-1, 0.5, 0, 1],
        [0, 2, -1, 2],
        [1, 2, -2, 0],
    ];

    private static readonly double[][] BgBbStarts =
    [
        [0, 0, 0, 0],
        [-1, 2, -1, 2],
        [0, 4, -1, 3],
        [1, 4, 0, 1],
    ];

    /// <summary>What the model is called.</summary>
    public string Name => BuyingModel.NameOf(Kind);

    /// <summary>Fits a model. Continuous time is scaled for the search so that the mean age is 1, and parameters are searched as logarithms; the result does not depend on the order of the histories.</summary>
    /// <exception cref="ArgumentException">An option is out of range, or a history cannot be; of BG/BB one whose times are not whole.</exception>
    public static BuyingFit Of(
        LifetimeModel kind,
        IEnumerable<BuyerHistory> histories,
        TimeUnit unit,
        FitOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(histories);
        ArgumentNullException.ThrowIfNull(unit);
        _ = BuyingModel.NameOf(kind);
        var limits = (options ?? new FitOptions()).Checked();
        BuyerHistory[] all = [.. histories.Select(history => history.CheckedFor(kind))];
        var empty = new BuyingFit(
            kind,
            null,
            unit,
            (long)Math.Round(all.Sum(each => each.Customers)),
            (long)Math.Round(all.Sum(each => each.Repeats > 0 ? each.Customers : 0)),
            (long)Math.Round(all.Sum(each => each.Repeats * each.Customers)),
            null,
            0,
            null,
            null
        );
        if (Trouble(empty, limits) is { } trouble)
        {
            return empty with { Reason = trouble };
        }

        var scale =
            kind == LifetimeModel.BgBb
                ? 1
                : all.Sum(each => each.Age * each.Customers) / all.Sum(each => each.Customers);
        var scaled = Likelihood(kind, all, scale);
        var best = (kind == LifetimeModel.BgBb ? BgBbStarts : NbdStarts)
            .Select(start => Search(scaled, start, Tolerance, limits.MaximumIterations, cancellationToken))
            .OrderBy(result => !IsInside(result))
            .ThenBy(result => !double.IsFinite(result.Value))
            .ThenBy(result => Math.Round(result.Value, 9))
            .First();
        var found = empty with { Iterations = best.Iterations, LargestGradient = best.LargestGradient };
        if (!IsInside(best))
        {
            return found with { Reason = WhyNot(Made(kind, [0, 0, 0, 0], 1), best) };
        }

        var model = Made(kind, best.At, scale);
        return found with { Model = model, LogLikelihood = Value(model, all) };
    }

    /// <summary>The parameters and how they were found; the reason in the title where there are none.</summary>
    public override Table ToTable() =>
        Table.OfMeasures(
            Reason is null ? $"{Name}, time in {Unit.Name}s" : $"{Name}: {Reason}",
            [
                new Measure("customers", Customers),
                new Measure("customers with a repeat purchase", Repeaters),
                new Measure("repeat purchases", Repeats),
                .. Made(Kind, [0, 0, 0, 0], 1)
                    .Parameters.Select(
                        (parameter, index) =>
                            new Measure(parameter.Name, Model?.Parameters[index].Value, ColumnFormat.Fixed(4))
                    ),
                new Measure("log-likelihood", LogLikelihood, ColumnFormat.Fixed(4)),
                new Measure("steps of the search", Iterations),
            ]
        );

    /// <summary>The log-likelihood of histories that can be, in the model's own unit.</summary>
    internal static double Value(BuyingModel model, IEnumerable<BuyerHistory> histories) =>
        Likelihood(model.Kind, histories, 1).Evaluate([.. model.Parameters.Select(each => each.Value)], []);

    /// <summary>Fits again near known parameters, for resamples: null where that does not converge.</summary>
    internal static BuyingModel? Near(
        BuyingModel model,
        IEnumerable<BuyerHistory> histories,
        CancellationToken cancellationToken
    )
    {
        var scale = model is NbdModel nbd ? nbd.Alpha : 1;
        var start = model.Parameters.Select(each => Math.Log(each.Value)).ToArray();
        if (model is NbdModel)
        {
            start[1] = 0;
        }

        var result = Search(
            Likelihood(model.Kind, histories, scale),
            start,
            ToleranceOfResamples,
            200,
            cancellationToken
        );
        return IsInside(result) ? Made(model.Kind, result.At, scale) : null;
    }

    private static QuasiNewtonResult Search(
        IBuyingLikelihood likelihood,
        double[] start,
        double tolerance,
        int mostIterations,
        CancellationToken cancellationToken
    ) =>
        QuasiNewton.Minimise(
            (at, gradient) =>
            {
                Span<double> parameters = stackalloc double[at.Length];
                for (var i = 0; i < at.Length; i++)
                {
                    parameters[i] = Math.Exp(at[i]);
                }

                var value = likelihood.Evaluate(parameters, gradient);
                for (var i = 0; i < at.Length; i++)
                {
                    gradient[i] *= -parameters[i] / likelihood.Customers;
                }

                return -value / likelihood.Customers;
            },
            start,
            tolerance,
            mostIterations,
            cancellationToken
        );

    private static IBuyingLikelihood Likelihood(
        LifetimeModel kind,
        IEnumerable<BuyerHistory> histories,
        double scale
    ) =>
        kind == LifetimeModel.BgBb
            ? new BgBbLikelihood(histories)
            : new NbdLikelihood(
                histories.Select(each => each with { LastRepeat = each.LastRepeat / scale, Age = each.Age / scale }),
                kind == LifetimeModel.MbgNbd ? 1 : 0
            );

    private static BuyingModel Made(LifetimeModel kind, ReadOnlySpan<double> logarithms, double scale)
    {
        (var first, var second) = (Math.Exp(logarithms[0]), Math.Exp(logarithms[1]));
        (var third, var fourth) = (Math.Exp(logarithms[2]), Math.Exp(logarithms[3]));
        return kind switch
        {
            LifetimeModel.BgBb => new BgBb(first, second, third, fourth),
            LifetimeModel.MbgNbd => new MbgNbd(first, second * scale, third, fourth),
            _ => new BgNbd(first, second * scale, third, fourth),
        };
    }

    private static bool IsInside(QuasiNewtonResult result) =>
        result.HasConverged && Array.TrueForAll(result.At, each => each is > LeastLogarithm and < MostLogarithm);

    private static string? Trouble(BuyingFit fit, FitOptions limits) =>
        fit.Customers == 0 ? "there are no customers"
        : fit.Repeaters < limits.MinimumRepeaters
            ? $"{Words.Count(fit.Repeaters, "customer")} bought again, and fewer than {limits.MinimumRepeaters} say too little"
        : null;

    private static string WhyNot(BuyingModel named, QuasiNewtonResult result)
    {
        var runaway = Array.FindIndex(result.At, each => each is <= LeastLogarithm or >= MostLogarithm);
        return runaway >= 0
            ? $"the parameter {named.Parameters[runaway].Name} runs away to {(result.At[runaway] > 0 ? "infinity" : "0")}, so customers do not differ as the model says"
            : $"the search did not converge in {result.Iterations} steps";
    }
}
