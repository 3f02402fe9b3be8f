namespace Tests.Support;

/// <summary>The odd logs by name, each with what the notebooks must say of it.</summary>
internal static class OddLogs
{
    private const string NoWeek = "No whole week, Monday to Sunday, lies within it: nothing can be said about weeks.";
    private const string NoWeekToDescribe = "No whole week lies within the log, so there is none to describe.";
    private const string NoReturn = "No cohort's second week has ended: who comes back cannot be said yet.";
    private const string NoMonth =
        "Fewer than thirty days lie within the log, so monthly active users cannot be counted.";
    private const string NoBuyers = "There are no buyers, so there are no segments.";
    private const string NoViews = "None of the sessions has the first step, view, so there is no conversion.";
    private const string NoArms = "whether they fit the plan cannot be said, for ";

    private static readonly OddLine One = OddLog.Single("2021-03-03 12:00:00 UTC", "view");

    internal static IReadOnlyDictionary<string, (OddLog Log, string[] Facts)> All { get; } =
        new Dictionary<string, (OddLog, string[])>
        {
            ["one event"] = (OddLog.Of(One), [NoWeek, NoWeekToDescribe, NoReturn, NoMonth, NoBuyers, NoArms]),
            ["one user"] = (
                OddLog.Draw("2021-03-01", 30, 60, users: 1),
                ["(1 of 1) bring 100.00 % of revenue", "There are no clusters: 1 different buyer is too few", NoArms]
            ),
            ["one day"] = (
                OddLog.Draw("2021-03-03", 1, 150),
                [
                    NoWeek,
                    NoWeekToDescribe,
                    NoReturn,
                    NoMonth,
                    "Nobody had bought before",
                    "1 day, of which 1 unfinished",
                    "the log spans 1 day, and 21 are the fewest that tell.",
                ]
            ),
            ["five days"] = (
                OddLog.Draw("2021-03-01", 5, 200),
                [NoWeek, NoWeekToDescribe, NoReturn, NoMonth, "the log spans 5 days, and 21 are the fewest that tell."]
            ),
            ["ten days"] = (
                OddLog.Draw("2021-03-01", 10, 300),
                ["Week of 2021-03-01: ", NoReturn, NoMonth, "no mismatch."]
            ),
            ["views only"] = (
                OddLog.Draw("2021-03-01", 30, 400).Where(line => line.Type == "view"),
                [
                    "There are no cart events: no rate per cart.",
                    "Nothing was bought in any hour.",
                    "There are no orders, so none has a value.",
                    "None of the sessions goes on to a purchase, in this order within the session, with or without a cart, whatever the category.",
                    NoBuyers,
                    "No metric could be compared; not computed: conversion (",
                ]
            ),
            ["no prices"] = (
                OddLog.Draw("2021-03-01", 30, 400).Select(line => line with { Price = "" }),
                [
                    "No purchase has a price: revenue is not known",
                    "but no item in them has a price, so their value is not known.",
                    "Brands cannot be ranked by revenue",
                    "Shares mean nothing where revenue is not above 0.",
                ]
            ),
            ["no sessions"] = (
                OddLog.Draw("2021-03-01", 30, 400).Select(line => line with { Session = "" }),
                ["No event has a session id: all events of a user make one session"]
            ),
            ["another year"] = (
                OddLog.Draw("2031-12-10", 40, 500),
                ["Week of 2032-01-12: ", "up to 2032-01-18", "None of 40 days breaks the pattern"]
            ),
            ["400 days"] = (
                OddLog.Draw("2022-01-01", 400, 900, users: 200),
                ["Week of 2023-01-23: ", "up to 2023-02-04", "None of 400 days breaks the pattern"]
            ),
        };

    /// <summary>Logs that nobody listed and that once misled; they run through fewer notebooks.</summary>
    internal static IReadOnlyDictionary<string, (OddLog Log, string[] Facts)> Neighbours { get; } =
        new Dictionary<string, (OddLog, string[])>
        {
            ["no events"] = (
                OddLog.Draw("2021-03-01", 20, 60).Select(line => line with { Type = "wish" }),
                ["There are no events, so there is nothing to say.", "of the log cannot be used and were put aside."]
            ),
            ["a lost day"] = (
                OddLog
                    .Draw("2021-03-01", 40, 3_000)
                    .Where(line => !line.Time.StartsWith("2021-03-20", StringComparison.Ordinal)),
                ["1 of 40 days breaks the pattern", "2021-03-20: too low events (0; expected ", "1 day between"]
            ),
            ["one line of many"] = (
                OddLog.Draw("2021-03-01", 5, 40).Select(line => line with { Time = "soon" }).With(One),
                [NoWeek, NoWeekToDescribe]
            ),
            ["one purchase"] = (
                OddLog.Of(OddLog.Single("2021-03-07 23:59:59 UTC", "purchase")),
                [NoViews, NoWeekToDescribe, "(1 of 1) bring 100.00 % of revenue"]
            ),
            ["purchases only"] = (
                OddLog.Draw("2021-03-01", 20, 600).Where(line => line.Type == "purchase"),
                [
                    NoViews,
                    "There are neither views nor cart events",
                    "No range of durations clearly holds a purchase most often",
                ]
            ),
            ["zero prices"] = (
                OddLog.Draw("1999-12-20", 20, 200).Select(line => line with { Price = "0.00" }),
                ["The prices of all purchases sum to nothing above 0: there are no shares of revenue."]
            ),
            ["ten years apart"] = (
                OddLog.Draw("2024-02-20", 12, 100).With(OddLog.Single("2014-02-20 12:00:00 UTC", "purchase")),
                ["at most 2,000 can be told apart", "days between the first and the last have no event."]
            ),
        };
}
