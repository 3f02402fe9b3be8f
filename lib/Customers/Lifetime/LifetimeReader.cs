using DuckDB.NET.Data;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Customers;

/// <summary>Reads customers' histories grouped by the engine, fits the models and values the customers.</summary>
internal static class LifetimeReader
{
    internal static IReadOnlyList<BuyerHistory> Histories(ShopSession session, LifetimeOptions options)
    {
        var rows = HistoryRows(session, options);
        return [.. rows.Select(row => row.In(options.Unit))];
    }

    internal static LifetimeReport Report(ShopSession session, LifetimeOptions options) =>
        Valued(session, options).Report;

    /// <summary>One row for every customer, in the order of their ids, and the report that they sum up to.</summary>
    internal static CustomerValueList Values(ShopSession session, LifetimeOptions options)
    {
        var report = BuildValues(session, options);
        return new CustomerValueList(report, Script("customer_values.sql", "list").Query<CustomerValueRow>(session));
    }

    internal static long ExportValues(ShopSession session, LifetimeOptions options, string path)
    {
        ArgumentNullException.ThrowIfNull(options);
        TableFile.EndingOf(path);
        BuildValues(session, options with { Resamples = 0 });
        return session.Export(Script("customer_values.sql", "list").Text, path);
    }

    internal static HoldoutCheck Holdout(ShopSession session, LifetimeOptions options, DateTime end)
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

        var histories = HistoryRows(session, options);
        var rows = FilteredPurchases
            .Of(session, options.Filter)
            .Query<HoldoutRow>(Script("lifetime_holdout.sql"), new { as_of = split, holdout_end = last });
        var fits = Enum.GetValues<LifetimeModel>()
            .Select(kind => LifetimeValuation.Fit(kind, histories, options, session.CancellationToken))
            .ToArray();
        return new HoldoutComparison(split, last, fits, rows).Check(
            options,
            EngineThreads.Of(session),
            session.CancellationToken
        );
    }

    private static LifetimeReport BuildValues(ShopSession session, LifetimeOptions options)
    {
        (var report, var rows, var scores) = Valued(session, options);
        Script("customer_values.sql", "scores").Execute(session);
        using var appender = session.AppendTo("lifetime_scores");
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

    private static LifetimeValuation Valued(ShopSession session, LifetimeOptions options)
    {
        Build(session, options);
        return LifetimeValuation.Of(
            Script("lifetime_groups.sql", "histories and money").Query<ValueRow>(session),
            options,
            EngineThreads.Of(session),
            session.CancellationToken
        );
    }

    private static IReadOnlyList<HistoryRow> HistoryRows(ShopSession session, LifetimeOptions options)
    {
        Build(session, options);
        return Script("lifetime_groups.sql", "histories").Query<HistoryRow>(session);
    }

    private static void Build(ShopSession session, LifetimeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        FilteredPurchases
            .Of(session, options.Checked().Filter)
            .Execute(Script("lifetime_customers.sql"), new { as_of = ObservedDays.End(options.AsOf, options.Filter) });
    }

    private static SqlScript Script(string name) => SqlScript.Load(typeof(LifetimeReader), "Lifetime/" + name);

    private static SqlScript Script(string name, string section) =>
        SqlScript.Load(typeof(LifetimeReader), "Lifetime/" + name, section);
}
