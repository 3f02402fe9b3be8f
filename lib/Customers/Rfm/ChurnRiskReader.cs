using EcommerceNotebooks.Filters;

namespace EcommerceNotebooks.Customers;

/// <summary>Lists buyers at risk and writes them to files.</summary>
internal static class ChurnRiskReader
{
    internal static ChurnRiskList List(Shop shop, ChurnRiskOptions options, CancellationToken cancellationToken)
    {
        Build(shop, options, cancellationToken);
        (var total, var revenue) = RfmReader
            .Script("churn_risk_totals.sql")
            .QuerySingle<(long, decimal)>(shop.Connection, cancellationToken: cancellationToken);
        return new ChurnRiskList(
            options,
            total,
            revenue,
            RfmReader
                .Script("churn_risk_rows.sql")
                .Query<ChurnRisk>(shop.Connection, new { rows = options.Rows }, cancellationToken)
        );
    }

    internal static long Export(Shop shop, ChurnRiskOptions options, string path, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var script = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".CSV" => "churn_risk_to_csv.sql",
            ".PARQUET" => "churn_risk_to_parquet.sql",
            var other => throw new ArgumentException(
                $"A list is written to a .csv or .parquet file, but \"{path}\" ends in \"{other.ToLowerInvariant()}\".",
                nameof(path)
            ),
        };
        Build(shop, options, cancellationToken);
        var target = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        return RfmReader.Script(script).Execute(shop.Connection, new { target }, cancellationToken);
    }

    private static void Build(Shop shop, ChurnRiskOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Checked();
        RfmReader.Build(shop, options.Rfm, RfmReader.Buyers, cancellationToken);
        var model = options.Lifetime?.Model;
        FilteredPurchases
            .Of(shop, options.Rfm.Filter)
            .Execute(
                RfmReader.Script("churn_risk.sql"),
                new
                {
                    as_of = options.Rfm.AsOf,
                    observed_to = ObservedDays.End(options.Rfm.AsOf, options.Rfm.Filter),
                    untold = RfmReport.Untold,
                    maximum_r = options.MaximumRecencyScore,
                    minimum_f = options.MinimumFrequencyScore,
                    minimum_m = options.MinimumMonetaryScore ?? int.MaxValue,
                    unit_days = options.Lifetime?.Unit.Days ?? 1,
                    r = model?.R,
                    alpha = model?.Alpha,
                    a = model?.A,
                    b = model?.B,
                },
                cancellationToken
            );
    }
}
