using EcommerceNotebooks.Customers;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Questions.Dashboard.Numbers;
using EcommerceNotebooks.Questions.Dashboard.Selection;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Questions.Dashboard.Buyers;

/// <summary>A figure with a row for each buyer, whose numbers open into that buyer's purchases.</summary>
internal abstract class BuyerFigure : OwnRowsFigure
{
    internal const string Source = "purchases";

    protected static RfmOptions Rfm(DashboardContext context) => new() { AsOf = context.AsOf, Filter = context.Events };

    protected override OpenedRows Find(DashboardContext context, string number, FigureKeys keys)
    {
        var history = context.OfHistories();
        history.SelectEvents();
        Script("buyer").Execute(history.Session, new { buyer = keys.Only("user_id").Id("user_id") });
        var sums = Script("sums of a buyer").QuerySingle<Sums>(history.Session);
        var rows = new OpenedRows("", "", "", Script("purchases of a buyer"));
        return number switch
        {
            "spent" => rows with
            {
                Title = "Spent",
                Meaning = "Prices of the buyer's purchases added up.",
                Unit = "money",
                Value = sums.Spent,
            },
            "items" => OpenedRows.Count("Items", "Purchases of the buyer.", "items", rows.Rows),
            "orders" => rows with
            {
                Title = "Orders",
                Meaning = "Sessions in which the buyer bought.",
                Unit = "orders",
                Value = sums.Orders,
                Formula = "different session_key of the purchases",
            },
            "frequency" => rows with
            {
                Title = "Days with a purchase",
                Meaning = "Dates (UTC) on which the buyer bought: the frequency that is scored.",
                Unit = "days",
                Value = sums.PurchaseDays,
                Formula = "different dates of the purchases",
            },
            "recency_days" => rows with
            {
                Title = "Days since the last purchase",
                Meaning = "From the date of the last purchase to the end of the dates shown.",
                Unit = "days",
                Value = sums.LastDate is { } last
                    ? (long)(DateOnly.FromDateTime(history.AsOf).DayNumber - last.DayNumber)
                    : null,
                Formula = DashboardContext.Invariant(
                    $"{history.AsOf:yyyy-MM-dd} less the date of the last purchase, {sums.LastDate:yyyy-MM-dd}"
                ),
            },
            "mean_gap_days" => rows with
            {
                Title = "Mean days between purchases",
                Meaning = "From the first date with a purchase to the last, over the dates with a purchase less one.",
                Unit = "days",
                Value = sums is { PurchaseDays: > 1, FirstDate: { } from, LastDate: { } to }
                    ? (double)(to.DayNumber - from.DayNumber) / (sums.PurchaseDays - 1)
                    : null,
                Formula = "days from the first to the last / (days with a purchase - 1)",
            },
            _ => throw NoSuchNumber(),
        };
    }

    protected static SqlScript Script(string section) => SqlScript.Load(typeof(BuyerFigure), "buyers.sql", section);

    private sealed record Sums(
        long Items,
        long Orders,
        long PurchaseDays,
        decimal Spent,
        DateOnly? FirstDate,
        DateOnly? LastDate
    );
}

/// <summary>Buyers who have not bought for long but bought often or were worth much, with the reasons.</summary>
internal sealed class BuyersAtRisk(Figure figure) : BuyerFigure
{
    private const int Shown = 1_000;

    internal override Figure Figure => figure;

    internal override FigureAnswer Answer(DashboardContext context)
    {
        var history = context.OfHistories();
        var customers = context.Session.Customers;
        var buying = customers
            .LifetimeValue(new LifetimeOptions { AsOf = history.AsOf, Filter = history.Events })
            .Buying;
        var list = customers.ChurnRisk(
            new ChurnRiskOptions
            {
                Rfm = Rfm(history),
                Lifetime = buying.Reason is null ? buying : null,
                Rows = Shown,
            }
        );
        return new FigureAnswer(figure, list.ToTable().WithTitle(figure.Title))
        {
            Keys = ["user_id"],
            Numbers = Named("spent", "frequency", "recency_days", "mean_gap_days"),
            Sentences =
            [
                list.Sentence,
                .. list.Total > Shown
                    ? [DashboardContext.Invariant($"The {Shown:N0} who spent most are listed.")]
                    : Array.Empty<string>(),
                .. buying.Reason is { } reason
                    ? [$"How likely they are alive cannot be said: {reason}."]
                    : Array.Empty<string>(),
            ],
            Source = Source,
        };
    }
}
