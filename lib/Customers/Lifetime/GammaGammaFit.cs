using System.Globalization;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Statistics.Numerics;

namespace EcommerceNotebooks.Customers;

/// <summary>A Gamma-Gamma model fitted by maximum likelihood to customers with repeat purchases of a positive mean, or the reason why there is none.</summary>
/// <param name="Model">The parameters; null where the model does not hold.</param>
/// <param name="Customers">Customers it was fitted to.</param>
/// <param name="Correlation">Of repeat purchases and mean spend (Pearson), which the model assumes to be 0; null where one of both does not vary.</param>
/// <param name="LogLikelihood">At the parameters; null without them.</param>
/// <param name="Iterations">Steps of the search.</param>
/// <param name="Warning">What makes the model doubtful; null if nothing does.</param>
/// <param name="Reason">Why there is no model; null where there is one.</param>
public sealed record GammaGammaFit(
    GammaGamma? Model,
    long Customers,
    double? Correlation,
    double? LogLikelihood,
    int Iterations,
    string? Warning,
    string? Reason
) : TableReport
{
    private const double Tolerance = 1e-8;

    // Resamples differ by far more than what a search that ends here leaves undecided.
    private const double ToleranceOfResamples = 1e-6;
    private const double MostLogarithm = 14;
    private const double Rounding = 1e-18;

    private static readonly double[][] Starts =
    [
        [0, 0.7, 0],
        [1.5, 1.2, -0.5],
        [-0.5, 0.3, 1],
    ];

    /// <summary>Fits the model; histories without a repeat or with a mean of 0 or less are left out. Money is scaled for the search so that the mean is 1.</summary>
    /// <exception cref="ArgumentException">An option is out of range or a number is not finite.</exception>
    public static GammaGammaFit Of(
        IEnumerable<SpendHistory> histories,
        FitOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(histories);
        var limits = (options ?? new FitOptions()).Checked();
        var all = Usable(histories.Select(Checked));
        var customers = all.Sum(each => each.Customers);
        var correlation = PearsonCorrelation(all);
        var empty = new GammaGammaFit(null, (long)Math.Round(customers), correlation, null, 0, null, null);
        if (empty.Customers < limits.MinimumRepeaters)
        {
            return empty with
            {
                Reason =
                    $"{Words.Count(empty.Customers, "customer")} bought again for money, and fewer than {limits.MinimumRepeaters} say too little",
            };
        }

        if (Math.Abs(correlation ?? 0) > limits.MaximumCorrelation)
        {
            return empty with
            {
                Reason =
                    $"purchases and mean spend are correlated at {Text(correlation!.Value)}, and the model assumes that they are not",
            };
        }

        var scale = all.Sum(each => each.MeanSpend * each.Customers) / customers;
        var scaled = Array.ConvertAll(all, each => each with { MeanSpend = each.MeanSpend / scale });
        var best = Starts
            .Select(start => Search(scaled, customers, start, Tolerance, limits.MaximumIterations, cancellationToken))
            .OrderBy(result => !IsInside(result))
            .ThenBy(result => !double.IsFinite(result.Value))
            .ThenBy(result => Math.Round(result.Value, 9))
            .First();
        var found = empty with { Iterations = best.Iterations };
        if (!IsInside(best))
        {
            return found with
            {
                Reason =
                    $"the search did not converge within bounds in {best.Iterations} steps, so spending does not vary as the model says",
            };
        }

        var model = Parameters(best.At, scale);
        if (model.Q <= 1)
        {
            return found with
            {
                Reason = $"q is {Text(model.Q)}, and up to 1 the mean spend of a customer has no expectation",
            };
        }

        return found with
        {
            Model = model,
            LogLikelihood = model.LogLikelihood(all, new double[3]),
            Warning =
                Math.Abs(correlation ?? 0) > limits.WarningCorrelation
                    ? $"purchases and mean spend are correlated at {Text(correlation!.Value)}, which the model takes for 0"
                    : null,
        };
    }

    /// <summary>The parameters and how they were found; the reason in the title where there are none.</summary>
    public override Table ToTable() =>
        Table.OfMeasures(
            "Gamma-Gamma"
                + (
                    Reason is null
                        ? Warning is null
                            ? ""
                            : $" (with care: {Warning})"
                        : $": {Reason}"
                ),
            new Measure("customers with repeat purchases", Customers),
            new Measure("p", Model?.P, ColumnFormat.Fixed(4)),
            new Measure("q", Model?.Q, ColumnFormat.Fixed(4)),
            new Measure("v", Model?.V, ColumnFormat.Fixed(4)),
            new Measure("mean spend over customers", Model?.PopulationMean, ColumnFormat.Fixed(2)),
            new Measure("correlation of purchases and mean spend", Correlation, ColumnFormat.Fixed(3)),
            new Measure("log-likelihood", LogLikelihood, ColumnFormat.Fixed(4)),
            new Measure("steps of the search", Iterations)
        );

    /// <summary>Fits again near known parameters, for resamples: null where that does not converge or no mean exists.</summary>
    internal static GammaGamma? Near(
        GammaGamma model,
        IEnumerable<SpendHistory> histories,
        CancellationToken cancellationToken
    )
    {
        var scale = model.V;
        var scaled = Array.ConvertAll(Usable(histories), each => each with { MeanSpend = each.MeanSpend / scale });
        var result = Search(
            scaled,
            scaled.Sum(each => each.Customers),
            [Math.Log(model.P), Math.Log(model.Q), 0],
            ToleranceOfResamples,
            200,
            cancellationToken
        );
        var found = Parameters(result.At, scale);
        return IsInside(result) && found.Q > 1 ? found : null;
    }

    private static SpendHistory[] Usable(IEnumerable<SpendHistory> histories) =>
        [
            .. histories
                .Where(each => each.Repeats > 0 && each.MeanSpend > 0)
                .OrderBy(each => each.Repeats)
                .ThenBy(each => each.MeanSpend),
        ];

    private static GammaGamma Parameters(ReadOnlySpan<double> logarithms, double scale) =>
        new(Math.Exp(logarithms[0]), Math.Exp(logarithms[1]), Math.Exp(logarithms[2]) * scale);

    private static QuasiNewtonResult Search(
        SpendHistory[] histories,
        double customers,
        double[] start,
        double tolerance,
        int mostIterations,
        CancellationToken cancellationToken
    ) =>
        QuasiNewton.Minimise(
            (at, gradient) =>
            {
                var model = Parameters(at, 1);
                var value = model.LogLikelihood(histories, gradient);
                for (var i = 0; i < at.Length; i++)
                {
                    gradient[i] *= -Math.Exp(at[i]) / customers;
                }

                return -value / customers;
            },
            start,
            tolerance,
            mostIterations,
            cancellationToken
        );

    private static bool IsInside(QuasiNewtonResult result) =>
        result.HasConverged && Array.TrueForAll(result.At, each => Math.Abs(each) < MostLogarithm);

    private static double? PearsonCorrelation(SpendHistory[] all)
    {
        var customers = all.Sum(each => each.Customers);
        var meanRepeats = all.Sum(each => each.Customers * each.Repeats) / customers;
        var meanSpend = all.Sum(each => each.Customers * each.MeanSpend) / customers;
        CompensatedSum products = new(),
            repeats = new(),
            spend = new();
        foreach (var each in all)
        {
            products.Add(each.Customers * (each.Repeats - meanRepeats) * (each.MeanSpend - meanSpend));
            repeats.Add(each.Customers * Math.Pow(each.Repeats - meanRepeats, 2));
            spend.Add(each.Customers * Math.Pow(each.MeanSpend - meanSpend, 2));
        }

        // What rounding leaves of means that are all alike is no variation.
        return
            repeats.Value > Rounding * meanRepeats * meanRepeats * customers
            && spend.Value > Rounding * meanSpend * meanSpend * customers
            ? products.Value / Math.Sqrt(repeats.Value) / Math.Sqrt(spend.Value)
            : null;
    }

    private static SpendHistory Checked(SpendHistory history) =>
        history.Repeats >= 0 && double.IsFinite(history.MeanSpend) && history.Customers > 0
            ? history
            : throw new ArgumentException(
                $"A spend history has repeats of 0 or more, a finite mean and customers above 0, but this one is {history}."
            );

    private static string Text(double number) => number.ToString("0.000", CultureInfo.InvariantCulture);
}
