using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Customers;

/// <summary>A customer's history and what is expected of it.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Repeats">Days with a purchase after the first one (x).</param>
/// <param name="LastRepeatDays">Days from the first purchase to the last (t_x); 0 without repeats.</param>
/// <param name="AgeDays">Days from the first purchase to the last whole day before as_of (T).</param>
/// <param name="RepeatSpend">Money spent on the repeats.</param>
/// <param name="ProbabilityAlive">The chance to be alive; null without a model of buying.</param>
/// <param name="ExpectedPurchases">Purchase days expected within the months ahead; null without a model of buying.</param>
/// <param name="ExpectedValue">Discounted money expected within them; null without both models.</param>
public sealed record CustomerValueRow(
    long UserId,
    int Repeats,
    int LastRepeatDays,
    int AgeDays,
    decimal RepeatSpend,
    double? ProbabilityAlive,
    double? ExpectedPurchases,
    double? ExpectedValue
);

/// <summary>Every customer with a value, which sum to that of the report.</summary>
/// <param name="Report">All customers together.</param>
/// <param name="Rows">One row for every customer, in the order of their ids.</param>
public sealed record CustomerValueList(LifetimeReport Report, IReadOnlyList<CustomerValueRow> Rows) : TableReport
{
    /// <summary>One row per customer; where a model is missing, the title says why.</summary>
    public override Table ToTable() =>
        Table
            .Of(
                Rows,
                $"Value of the next {Words.Count(Report.Options.Months, "month")} by customer, as of {CustomerText.Date(Report.Options.AsOf)}, {Report.Options.Filter.Describe()}"
                    + (Report.Reason is { } reason ? $": {reason}" : "")
            )
            .WithFormat(ColumnFormat.Percent().OrElse("no model"), "probability_alive")
            .WithFormat(ColumnFormat.Fixed(2).OrElse("no model"), "expected_purchases", "expected_value");
}
