using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Customers;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Questions.Dashboard.Numbers;
using EcommerceNotebooks.Questions.Dashboard.Selection;

namespace EcommerceNotebooks.Questions.Dashboard.Buyers;

/// <summary>What customers are expected to buy and to be worth, by how often they have bought again.</summary>
internal sealed class LifetimeValue(Figure figure) : DashboardFigure
{
    // The fewest that give ends of an interval: each fits the model anew.
    private const int Resamples = 40;

    // Customers with more repeats stand in the last group, as the report counts them.
    private const int MostRepeats = 10;

    internal override Figure Figure => figure;

    internal override FigureAnswer Answer(DashboardContext context)
    {
        var report = context.Session.Customers.LifetimeValue(Options(context) with { Resamples = Resamples });
        return new FigureAnswer(figure, report.ToTable().WithTitle(figure.Title))
        {
            Chart = (
                report.Groups.Count == 0
                    ? Chart.Nothing(report.Sentence)
                    : Chart
                        .Bar(
                            report.Groups.Select(Label),
                            report.Groups.Select(group => group.MeanValue),
                            hover: report.Groups.Select(group =>
                                DashboardContext.Invariant(
                                    $"{Label(group)}: {group.MeanValue:N2} expected of each of {Words.Count(group.Customers, "customer")}, {Words.Percent(group.ValueShare)} of all"
                                )
                            )
                        )
                        .XAxis("days with a purchase after the first")
                        .YAxis("expected value of a customer")
            ).Title(figure.Title),
            Keys = ["repeats"],
            Numbers = Named(
                "customers",
                "mean_probability_alive",
                "expected_purchases",
                "value",
                "mean_value",
                "value_share"
            ),
            Sentences = report.Sentences,
            Source = BuyerFigure.Source,
        };
    }

    internal override OpenedNumber Open(
        DashboardContext context,
        string number,
        IReadOnlyDictionary<string, string?> keys,
        long skip,
        int rows
    )
    {
        var places = new FigureKeys(keys).Only("repeats");
        var repeats = places.Number("repeats");
        var list = context.Session.Customers.LifetimeValues(Options(context));
        var group =
            list.Report.Groups.FirstOrDefault(each => each.Repeats == repeats)
            ?? throw new ArgumentException("No customers stand in such a group.");
        var customers = list.Rows.Where(row => Math.Min(MostRepeats, row.Repeats) == repeats).ToArray();
        (string Title, string Meaning, string Unit, object? Value, string? Formula) opened = number switch
        {
            "customers" => (
                "Customers",
                "Customers with as many repeat days.",
                "customers",
                (object)group.Customers,
                null
            ),
            "mean_probability_alive" => (
                "Mean probability to be alive",
                "The chance of each customer to be alive, added up and divided by the customers.",
                "share",
                group.MeanProbabilityAlive,
                Model(list.Report)
            ),
            "expected_purchases" => (
                "Expected purchase days",
                "Days with a purchase expected of each customer within the months ahead, added up.",
                "days",
                group.ExpectedPurchases,
                Model(list.Report)
            ),
            "value" => (
                "Expected value",
                "Discounted money expected of each customer within the months ahead, added up.",
                "money",
                group.Value,
                Model(list.Report)
            ),
            "mean_value" => (
                "Expected value of a customer",
                "Discounted money expected of each customer, added up and divided by the customers.",
                "money per customer",
                group.MeanValue,
                "expected value / customers"
            ),
            "value_share" => (
                "Share of the expected value",
                "What the customers of this group are expected to bring, of what all are.",
                "share",
                group.ValueShare,
                "expected value / expected value of all customers"
            ),
            _ => throw new ArgumentException("There is no such number."),
        };
        Dictionary<string, string?> nowhere = [];
        return new OpenedNumber(
            number,
            opened.Title,
            opened.Meaning,
            opened.Value,
            opened.Unit,
            (list with { Rows = [.. customers.Skip((int)Math.Min(int.MaxValue, skip)).Take(rows)] })
                .ToTable()
                .WithTitle(opened.Title),
            customers.Length
        )
        {
            Formula = opened.Formula,
            Parts = number switch
            {
                "mean_value" =>
                [
                    new NumberPart("value", "Expected value", group.Value, keys),
                    new NumberPart("customers", "Customers", group.Customers, keys),
                ],
                "value_share" =>
                [
                    new NumberPart("value", "Expected value", group.Value, keys),
                    new NumberPart(null, "Expected value of all customers", list.Report.Total, nowhere),
                ],
                _ => [],
            },
        };
    }

    internal override long Export(
        DashboardContext context,
        string number,
        IReadOnlyDictionary<string, string?> keys,
        string path
    ) => DashboardExport.Write(Open(context, number, keys, 0, int.MaxValue).Rows, path);

    private static LifetimeOptions Options(DashboardContext context)
    {
        var history = context.OfHistories();
        return new() { AsOf = history.AsOf, Filter = history.Events };
    }

    // The models with their parameters; the inputs of each customer are the rows.
    private static string Model(LifetimeReport report) =>
        report.Buying.Model is { } buying && report.Spending.Model is { } spending
            ? DashboardContext.Invariant(
                $"{report.Buying.Name} with {Words.List([.. buying.Parameters.Select(each => DashboardContext.Invariant($"{each.Name} {each.Value:0.####}"))])}, of repeats, last_repeat_days and age_days; Gamma-Gamma with p {spending.P:0.####}, q {spending.Q:0.####} and v {spending.V:0.####}, of repeats and repeat_spend; {report.Options.Months} months, discounted by {report.Options.MonthlyDiscount:P2} a month"
            )
            : report.Sentence;

    private static string Label(LifetimeGroup group) =>
        DashboardContext.Invariant($"{group.Repeats}{(group.Repeats == MostRepeats ? " and more" : "")}");
}
