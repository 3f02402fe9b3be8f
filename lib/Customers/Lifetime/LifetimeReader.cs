using DuckDB.NET.Data;
using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Tables;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Customers;

/// <summary>Reads customers' histories grouped by the engine, fits the models and values the customers.</summary>
internal static class LifetimeReader
{
    internal static IReadOnlyList<BuyerHistory> Histories(
        Shop shop,
        LifetimeOptions options,
        CancellationToken cancellationToken
    )
    {
        var rows = HistoryRows(shop, options, cancellationToken);
        return [.. rows.Select(row => row.In(options.Unit))];
    }

    internal static LifetimeReport Report(Shop shop, LifetimeOptions options, CancellationToken cancellationToken) =>
        Valued(shop, options, cancellationToken).Report;

    /// <summary>One row for every customer, in the order of their ids, and the report that they sum up to.</summary>
    internal static CustomerValueList Values(Shop shop, LifetimeOptions options, CancellationToken cancellationToken)
    {
        var report = BuildValues(shop, options, cancellationToken);
        return new CustomerValueList(
            report,
            Script("customer_values.sql").Query<CustomerValueRow>(shop.Connection, cancellationToken: cancellationToken)
        );
    }

    internal static long ExportValues(
        Shop shop,
        LifetimeOptions options,
        string path,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        TableFile.EndingOf(path);
        BuildValues(shop, options with { Resamples = 0 }, cancellationToken);
        return shop.Export(Script("customer_values.sql").Text, path, cancellationToken: cancellationToken);
    }

    internal static HoldoutCheck Holdout(
        Shop shop,
        LifetimeOptions options,
        DateTime end,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        var split = ObservedDays.End(options.AsOf, options.Filter);
        var last = ObservedDays.End(end, options.Filter);
        if (last <= split)
        {
            throw new ArgumentException(
                $"The holdout must hold a whole day after AsOf that the filter takes, but the last whole day before {CustomerText.Date(options.AsOf)} and before {CustomerText.Date(end)} is the same.",
                nameof(end)
            );
        }

        var histories = HistoryRows(shop, options, cancellationToken);
        var rows = FilteredPurchases
            .Of(shop, options.Filter)
            .Query<HoldoutRow>(
                Script("lifetime_holdout.sql"),
                new { as_of = split, holdout_end = last },
                cancellationToken
            );
        var fits = Enum.GetValues<LifetimeModel>()
            .Select(kind => LifetimeValuation.Fit(kind, histories, options, cancellationToken))
            .ToArray();
        return new HoldoutComparison(split, last, fits, rows).Check(
            options,
            EngineThreads.Of(shop.Connection),
            cancellationToken
        );
    }

    private static LifetimeReport BuildValues(Shop shop, LifetimeOptions options, CancellationToken cancellationToken)
    {
        (var report, var rows, var scores) = Valued(shop, options, cancellationToken);
        Script("lifetime_scores.sql").Execute(shop.Connection, cancellationToken: cancellationToken);
        using var appender = shop.Connection.CreateAppender("lifetime_scores");
        for (var i = 0; i < scores.Count; i++)
        {
            (var row, var score) = (rows[i], scores[i]);
            appender
                .CreateRow()
                .AppendValue(row.Repeats)
                .AppendValue(row.LastRepeatDays)
                .AppendValue(row.AgeDays)
                .AppendValue(row.RepeatSpend)
                .AppendValue(score.Alive)
                .AppendValue(score.Purchases)
                .AppendValue(score.Value)
                .EndRow();
        }

        return report;
    }

    private static LifetimeValuation Valued(Shop shop, LifetimeOptions options, CancellationToken cancellationToken)
    {
        Build(shop, options, cancellationToken);
        return LifetimeValuation.Of(
            Script("lifetime_values.sql").Query<ValueRow>(shop.Connection, cancellationToken: cancellationToken),
            options,
            EngineThreads.Of(shop.Connection),
            cancellationToken
        );
    }

    private static IReadOnlyList<HistoryRow> HistoryRows(
        Shop shop,
        LifetimeOptions options,
        CancellationToken cancellationToken
    )
    {
        Build(shop, options, cancellationToken);
        return Script("lifetime_groups.sql").Query<HistoryRow>(shop.Connection, cancellationToken: cancellationToken);
    }

    private static void Build(Shop shop, LifetimeOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        FilteredPurchases
            .Of(shop, options.Checked().Filter)
            .Execute(
                Script("lifetime_customers.sql"),
                new { as_of = ObservedDays.End(options.AsOf, options.Filter) },
                cancellationToken
            );
    }

    private static SqlScript Script(string name) => SqlScript.Load(typeof(LifetimeReader), "Lifetime/" + name);
}
