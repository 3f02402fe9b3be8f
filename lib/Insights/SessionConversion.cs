using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Insights;

/// <summary>Sessions by what happened in them, in any order; every rate is sessions over sessions, and null where there is nothing to divide by.</summary>
/// <param name="Sessions">All pairs of user and session.</param>
/// <param name="SessionsWithView">Sessions with a view.</param>
/// <param name="SessionsWithCart">Sessions with a cart event.</param>
/// <param name="SessionsWithPurchase">Sessions with a purchase, also without a cart event.</param>
/// <param name="SessionsWithCartAndPurchase">Sessions with both.</param>
/// <param name="Bounces">Sessions of exactly one event.</param>
/// <param name="AbandonedCarts">Sessions with a cart event and no purchase.</param>
/// <param name="CartRate">Sessions with a cart event over sessions.</param>
/// <param name="PurchaseRate">Sessions with a purchase over sessions: the session conversion.</param>
/// <param name="CartToPurchaseRate">Sessions with both over sessions with a cart event.</param>
/// <param name="AbandonmentRate">Abandoned carts over sessions with a cart event.</param>
/// <param name="BounceRate">Bounces over sessions.</param>
/// <param name="MeanDurationSeconds">Mean seconds from a session's first to its last event.</param>
/// <param name="MedianDurationSeconds">Median of the same.</param>
public sealed record SessionConversion(
    long Sessions,
    long SessionsWithView,
    long SessionsWithCart,
    long SessionsWithPurchase,
    long SessionsWithCartAndPurchase,
    long Bounces,
    long AbandonedCarts,
    double? CartRate,
    double? PurchaseRate,
    double? CartToPurchaseRate,
    double? AbandonmentRate,
    double? BounceRate,
    double? MeanDurationSeconds,
    double? MedianDurationSeconds
) : ChartReport
{
    /// <summary>The session conversion and what happens to carts, a sentence each, or what they would be divided by.</summary>
    public IReadOnlyList<string> Sentences =>
        PurchaseRate is { } bought && BounceRate is { } bounced
            ?
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Of {Words.Count(Sessions, "session")} with any event, {bought:P2} ({SessionsWithPurchase:N0}) hold a purchase and {CartRate:P2} ({SessionsWithCart:N0}) a cart event, in any order."
                ),
                AbandonmentRate is { } abandoned
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"{abandoned:P2} of sessions with a cart event hold no purchase; {bounced:P2} of all sessions are a single event."
                    )
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $"No session has a cart event, so none is abandoned; {bounced:P2} of all sessions are a single event."
                    ),
            ]
            : ["There are no sessions."];

    /// <summary>The counts, rates and durations as a list.</summary>
    public Table ToTable()
    {
        var percent = ColumnFormat.Percent().OrElse("no sessions");
        var ofCarts = ColumnFormat.Percent().OrElse("no cart events");
        var seconds = ColumnFormat.Fixed(1).WithUnit("s").OrElse("no sessions");
        return Table.OfMeasures(
            "Session conversion (sessions over sessions)",
            new Measure("sessions", Sessions),
            new Measure("sessions with a view", SessionsWithView),
            new Measure("sessions with a cart event", SessionsWithCart),
            new Measure("sessions with a purchase", SessionsWithPurchase),
            new Measure("sessions with a cart event and a purchase", SessionsWithCartAndPurchase),
            new Measure("sessions of one event (bounces)", Bounces),
            new Measure("sessions with an abandoned cart", AbandonedCarts),
            new Measure("with a cart event, of sessions", CartRate, percent),
            new Measure("with a purchase, of sessions", PurchaseRate, percent),
            new Measure("with a purchase, of sessions with a cart event", CartToPurchaseRate, ofCarts),
            new Measure("abandoned, of sessions with a cart event", AbandonmentRate, ofCarts),
            new Measure("bounces, of sessions", BounceRate, percent),
            new Measure("mean duration", MeanDurationSeconds, seconds),
            new Measure("median duration", MedianDurationSeconds, seconds)
        );
    }

    /// <summary>Sessions by what happened in them, as bars; not a funnel, as one can buy without a cart event.</summary>
    public override Chart ToChart()
    {
        (string Name, long Count)[] steps =
        [
            ("all sessions", Sessions),
            ("with a view", SessionsWithView),
            ("with a cart event", SessionsWithCart),
            ("with a purchase", SessionsWithPurchase),
        ];
        return Sessions == 0
            ? Chart.Nothing("There are no sessions.").Title("Session conversion")
            : Chart
                .HorizontalBar(
                    steps.Select(step => step.Name),
                    steps.Select(step => step.Count),
                    hover: steps.Select(step =>
                        $"{step.Name}: {Words.Percent((double)step.Count / Sessions)} of sessions"
                    )
                )
                .Title("Sessions by what happened in them")
                .XAxis("sessions");
    }
}
