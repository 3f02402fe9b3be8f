using EcommerceNotebooks.Display;
using EcommerceNotebooks.Statistics.Numerics;
using EcommerceNotebooks.Tables;

namespace EcommerceNotebooks.Customers;

/// <summary>A BG/NBD model fitted by maximum likelihood, or the reason why there is none.</summary>
/// <param name="Model">The parameters; null where the model does not hold.</param>
/// <param name="Unit">The unit of its times.</param>
/// <param name="Customers">Customers it was fitted to.</param>
/// <param name="Repeaters">Those with a repeat purchase.</param>
/// <param name="Repeats">Their repeat purchases.</param>
/// <param name="LogLikelihood">At the parameters; null without them.</param>
/// <param name="Iterations">Steps of the search.</param>
/// <param name="LargestGradient">The largest derivative of the mean log-likelihood by a parameter's logarithm, where the search ended; null if it never began.</param>
/// <param name="Reason">Why there is no model; null where there is one.</param>
public sealed record BgNbdFit(
    BgNbd? Model,
    TimeUnit Unit,
    long Customers,
    long Repeaters,
    long Repeats,
    double? LogLikelihood,
    int Iterations,
    double? LargestGradient,
    string? Reason
)
{
    private const double Tolerance = 1e-8;

    // Beyond these the likelihood is flat: the data say that the parameter is 0 or infinite.
    private const double LeastLogarithm = -14;
    private const double MostLogarithm = 14;

    private static readonly double[][] Starts =
    [
        [0, 0, 0, 0],
        [-1, 0.5, 0, 1],
        [0, 2, -1, 2],
        [1, 2, -2, 0],
    ];

    /// <summary>Fits the model. Time is scaled for the search so that the mean age is 1, and parameters are searched as logarithms; the result does not depend on the order of the histories.</summary>
    /// <exception cref="ArgumentException">An option is out of range, or a history cannot be.</exception>
    public static BgNbdFit Of(
        IEnumerable<BuyerHistory> histories,
        TimeUnit unit,
        FitOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(histories);
        ArgumentNullException.ThrowIfNull(unit);
        var limits = (options ?? new FitOptions()).Checked();
        var all = histories.ToArray();
        Array.ForEach(all, Check);
        var empty = new BgNbdFit(
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

        var scale = all.Sum(each => each.Age * each.Customers) / all.Sum(each => each.Customers);
        var scaled = new BgNbdLikelihood(
            all.Select(each => each with { LastRepeat = each.LastRepeat / scale, Age = each.Age / scale })
        );
        var best = Starts
            .Select(start => Search(scaled, start, limits.MaximumIterations, cancellationToken))
            .OrderBy(result => !IsInside(result))
            .ThenBy(result => !double.IsFinite(result.Value))
            .ThenBy(result => Math.Round(result.Value, 9))
            .First();
        var found = empty with { Iterations = best.Iterations, LargestGradient = best.LargestGradient };
        if (!IsInside(best))
        {
            return found with { Reason = WhyNot(best) };
        }

        var model = Parameters(best.At, scale);
        return found with { Model = model, LogLikelihood = new BgNbdLikelihood(all).Value(model) };
    }

    /// <summary>The parameters and how they were found; the reason in the title where there are none.</summary>
    public Table ToTable() =>
        Table.OfMeasures(
            Reason is null ? $"BG/NBD, time in {Unit.Name}s" : $"BG/NBD: {Reason}",
            new Measure("customers", Customers),
            new Measure("customers with a repeat purchase", Repeaters),
            new Measure("repeat purchases", Repeats),
            new Measure("r", Model?.R, ColumnFormat.Fixed(4)),
            new Measure("alpha", Model?.Alpha, ColumnFormat.Fixed(4)),
            new Measure("a", Model?.A, ColumnFormat.Fixed(4)),
            new Measure("b", Model?.B, ColumnFormat.Fixed(4)),
            new Measure("log-likelihood", LogLikelihood, ColumnFormat.Fixed(4)),
            new Measure("steps of the search", Iterations)
        );

    /// <summary>Fits again near known parameters, for resamples: null where that does not converge.</summary>
    internal static BgNbd? Near(BgNbd model, IEnumerable<BuyerHistory> histories, CancellationToken cancellationToken)
    {
        var scale = model.Alpha;
        var likelihood = new BgNbdLikelihood(
            histories.Select(each => each with { LastRepeat = each.LastRepeat / scale, Age = each.Age / scale })
        );
        var result = Search(
            likelihood,
            [Math.Log(model.R), 0, Math.Log(model.A), Math.Log(model.B)],
            200,
            cancellationToken
        );
        return IsInside(result) ? Parameters(result.At, scale) : null;
    }

    private static QuasiNewtonResult Search(
        BgNbdLikelihood likelihood,
        double[] start,
        int mostIterations,
        CancellationToken cancellationToken
    ) =>
        QuasiNewton.Minimise(
            (at, gradient) =>
            {
                var value = likelihood.Evaluate(Parameters(at, 1), gradient);
                for (var i = 0; i < at.Length; i++)
                {
                    gradient[i] *= -Math.Exp(at[i]) / likelihood.Customers;
                }

                return -value / likelihood.Customers;
            },
            start,
            Tolerance,
            mostIterations,
            cancellationToken
        );

    private static BgNbd Parameters(ReadOnlySpan<double> logarithms, double scale) =>
        new(Math.Exp(logarithms[0]), Math.Exp(logarithms[1]) * scale, Math.Exp(logarithms[2]), Math.Exp(logarithms[3]));

    private static bool IsInside(QuasiNewtonResult result) =>
        result.HasConverged && Array.TrueForAll(result.At, each => each is > LeastLogarithm and < MostLogarithm);

    private static string? Trouble(BgNbdFit fit, FitOptions limits) =>
        fit.Customers == 0 ? "there are no customers"
        : fit.Repeaters < limits.MinimumRepeaters
            ? $"{Words.Count(fit.Repeaters, "customer")} bought again, and fewer than {limits.MinimumRepeaters} say too little"
        : null;

    private static string WhyNot(QuasiNewtonResult result)
    {
        string[] names = ["r", "alpha", "a", "b"];
        var runaway = Array.FindIndex(result.At, each => each is <= LeastLogarithm or >= MostLogarithm);
        return runaway >= 0
            ? $"the parameter {names[runaway]} runs away to {(result.At[runaway] > 0 ? "infinity" : "0")}, so customers do not differ as the model says"
            : $"the search did not converge in {result.Iterations} steps";
    }

    private static void Check(BuyerHistory history)
    {
        if (
            history.Repeats < 0
            || !(history.Customers > 0 && double.IsFinite(history.Customers))
            || !(history.LastRepeat >= 0 && history.LastRepeat <= history.Age && double.IsFinite(history.Age))
            || (history.Repeats == 0) != (history.LastRepeat == 0)
        )
        {
            throw new ArgumentException(
                $"A history has repeats of 0 or more, 0 <= last repeat <= age (0 without repeats, above with them) and customers above 0, but this one is {history}."
            );
        }
    }
}
