using EcommerceNotebooks.Synthetic.Months;
using EcommerceNotebooks.Synthetic.Randomness;

namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>Lays a session's events out in time: views one after the other, a decision after some of them, carts and purchases behind it.</summary>
internal struct SessionTimeline
{
    private const double LookAgainShare = 0.5;
    private const double FurtherCartAtOnceShare = 0.5;

    /// <summary>After this the session hurries to its end, so that none reaches beyond the longest activity.</summary>
    private const int UnhurriedSeconds = 11 * 3600;

    private static readonly GapTable ViewGaps = new(45.0, 1.12, 1_800);
    private static readonly GapTable CartGaps = new(12.0, 0.9, 600);
    private static readonly GapTable PurchaseGaps = new(55.0, 0.9, 1_200);

    private readonly SessionShape shape;
    private readonly SessionTraits traits;
    private readonly long monthStart;
    private readonly int pause;
    private readonly int end;
    private readonly bool hasOutage;
    private readonly int hurryAfter;
    private SplitMix64 random;
    private int second;
    private int cartsLeft;
    private int purchasesLeft;
    private int eventsLeft;
    private int nextCart;
    private int nextPurchase;
    private PlantedMarks nextMarks;

    /// <summary>The timeline of a session that starts at a second of the month.</summary>
    /// <param name="context">The month.</param>
    /// <param name="random">The session's own stream, before its first draw.</param>
    /// <param name="start">Second of the month.</param>
    /// <param name="shape">What happens.</param>
    /// <param name="traits">The session's traits.</param>
    /// <param name="mayGoOn">True when it may reach into the next month.</param>
    public SessionTimeline(
        MonthContext context,
        SplitMix64 random,
        int start,
        in SessionShape shape,
        SessionTraits traits,
        bool mayGoOn
    )
    {
        this.random = random;
        this.shape = shape;
        this.traits = traits;
        second = start;
        eventsLeft = shape.Views + shape.Carts + shape.Purchases;
        monthStart = context.Month.Start;
        hasOutage = context.Options.Anomalies.Outage;
        end = mayGoOn ? int.MaxValue : context.Month.Seconds;
        pause =
            shape.Views < 2
                ? 0
                : SessionPause.Seconds(
                    ref this.random,
                    context.Options.Anomalies.SessionsOverADay,
                    context.Month.MeanPauseDays
                );
        pause = mayGoOn ? pause : Math.Min(pause, (end - start) / 2);
        hurryAfter = start + pause + UnhurriedSeconds;
    }

    /// <summary>No event lies behind this second.</summary>
    public readonly int Latest => Math.Min(second + pause + SessionPause.LongestActivitySeconds, end - 1);

    /// <summary>Hands all events to the sink.</summary>
    public void Run<TSink>(ref TSink sink)
        where TSink : struct, ITimelineSink
    {
        var decision = shape.Carts + shape.Purchases == 0 ? 0 : 1 + random.NextBelow(Math.Max(1, shape.Views * 4 / 5));
        var pauseBefore = pause > 0 ? 2 + random.NextBelow(shape.Views - 1) : 0;
        cartsLeft = shape.Carts;
        purchasesLeft = shape.Purchases;
        nextCart = decision;
        nextPurchase = decision + (random.Chance(LookAgainShare) ? 1 : 0);
        for (var view = 1; view <= shape.Views; view++)
        {
            if (view > 1)
            {
                Wait(ViewGaps);
            }

            if (view == pauseBefore)
            {
                second += Math.Min(pause, Math.Max(0, end - 1 - second - eventsLeft));
                nextMarks |= pause > MonthProfile.SecondsPerDay ? PlantedMarks.AfterLongPause : PlantedMarks.None;
            }

            Emit(ref sink, SyntheticEventType.View, view > 1, view == 1 ? shape.ViewCopies : 0);
            if (decision > 0 && view >= decision)
            {
                Decide(ref sink, view);
            }
        }
    }

    private void Decide<TSink>(ref TSink sink, int view)
        where TSink : struct, ITimelineSink
    {
        var isLast = view == shape.Views;
        while (cartsLeft > 0 && (isLast || view >= nextCart))
        {
            Wait(CartGaps);
            var isFirst = cartsLeft == shape.Carts;
            Emit(ref sink, SyntheticEventType.Cart, false, isFirst ? shape.CartCopies : 0, isFirst);
            if (isFirst && shape.StrayCarts > 0)
            {
                sink.Add(second, SyntheticEventType.Cart, false, PlantedMarks.StraySession, 0);
            }

            cartsLeft--;
            nextCart = view + (random.Chance(FurtherCartAtOnceShare) ? 0 : 1 + random.NextBelow(2));
        }

        while (purchasesLeft > 0 && cartsLeft == 0 && (isLast || view >= nextPurchase))
        {
            Wait(PurchaseGaps);
            Purchase(ref sink);
            purchasesLeft--;
            nextPurchase = view + (random.Chance(LookAgainShare) ? 0 : 1);
        }
    }

    private void Purchase<TSink>(ref TSink sink)
        where TSink : struct, ITimelineSink
    {
        if (hasOutage && PurchaseOutage.Silences(monthStart + second))
        {
            nextMarks |= PlantedMarks.SilencedPurchase;
            eventsLeft--;
            return;
        }

        Emit(ref sink, SyntheticEventType.Purchase, false, 0);
    }

    private void Wait(GapTable gaps)
    {
        var gap = gaps.Draw(ref random);
        var room = Math.Max(1, end - 1 - second - eventsLeft);
        second += Math.Min(second > hurryAfter ? 1 : gap, room);
    }

    private void Emit<TSink>(ref TSink sink, SyntheticEventType type, bool steps, int copies, bool isFirstCart = false)
        where TSink : struct, ITimelineSink
    {
        var lost =
            isFirstCart && (traits & SessionTraits.LosesId) != 0 ? PlantedMarks.MissingSession : PlantedMarks.None;
        eventsLeft--;
        sink.Add(second, type, steps, nextMarks | lost, copies);
        nextMarks = PlantedMarks.None;
    }
}
