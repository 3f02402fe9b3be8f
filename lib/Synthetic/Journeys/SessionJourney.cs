using EcommerceNotebooks.Synthetic.Catalogue;
using EcommerceNotebooks.Synthetic.Population;
using EcommerceNotebooks.Synthetic.Randomness;

namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>Works out the events of one session from its own random stream.</summary>
internal ref struct SessionJourney
{
    private const double MedianGapSeconds = 42.0;
    private const double GapSpread = 1.0;
    private const double LookAgainShare = 0.5;
    private const double FurtherPurchaseShare = 0.13;
    private const double MostLikelyBuy = 0.8;

    /// <summary>Makes up for what <see cref="MostLikelyBuy"/> cuts off the most eager users, so that a regime's rate stays the mean; fitted.</summary>
    private const double CutCorrection = 1.90;
    private const double AbandonFurtherDraws = 0.8;
    private const double PriceSensitivity = 0.3;

    private readonly SessionSettings settings;
    private readonly PlannedSession session;
    private readonly Shopper shopper;
    private readonly Regime regime;
    private readonly List<PendingEvent> target;
    private readonly int rank;
    private readonly Guid? sessionId;
    private readonly PlantedMarks sessionMarks;
    private Xoshiro256 random;
    private ProductWalk walk;
    private long second;
    private long latest;
    private int sequence;
    private PlantedMarks nextMarks;

    private SessionJourney(SessionSettings settings, PlannedSession session, int rank, List<PendingEvent> target)
    {
        this.settings = settings;
        this.session = session;
        this.rank = rank;
        this.target = target;
        shopper = settings.Population[session.Shopper];
        regime = settings.Months[session.Month].RegimeAt(session.Start);
        (sessionId, sessionMarks) = settings.Identity.Of(session, rank);
        random = new Xoshiro256(session.Hash(settings.Seed, RandomStream.Journey));
        walk = new ProductWalk(settings.Catalogue, shopper, settings.Seed, ref random);
        second = session.Start;
        latest = second + LongPause.LongestActivitySeconds;
    }

    /// <summary>Adds the session's events, in time order, to <paramref name="target"/>.</summary>
    public static void Append(SessionSettings settings, PlannedSession session, int rank, List<PendingEvent> target)
    {
        var journey = new SessionJourney(settings, session, rank, target);
        journey.Run();
    }

    private void Run()
    {
        if (settings.Identity.LosesCart(rank))
        {
            Emit(SyntheticEventType.Cart, PlantedMarks.MissingSession);
        }

        var outcome = ChooseOutcome();
        var views = ChooseViews(outcome);
        var decision = outcome == Outcome.Browse ? 0 : 1 + random.NextBelow(Math.Max(1, views * 4 / 5));
        var pauseBefore = views > 1 ? 2 + random.NextBelow(views - 1) : 0;
        for (var view = 1; view <= views && second < latest; view++)
        {
            if (view > 1)
            {
                walk.Step(ref random);
                Wait(MedianGapSeconds, GapSpread);
            }

            if (view == pauseBefore)
            {
                TakeLongPause();
            }

            Emit(SyntheticEventType.View);
            if (view == decision)
            {
                view += Decide(outcome, views - view);
            }
        }
    }

    private Outcome ChooseOutcome()
    {
        var category = settings.Catalogue.Categories[walk.Category];
        var buy = Math.Min(
            CutCorrection
                * regime.BuyRate
                * ActivityCalendar.BuyFactor(session.Start)
                * category.BuyFactor
                * shopper.Intent
                * CheapnessFactor(),
            MostLikelyBuy
        );
        var kind = random.NextUnit();
        if (kind < buy)
        {
            return Outcome.Buy;
        }

        // The root of a lognormal readiness has this mean, so that the regime's rate stays the mean rate.
        var eagerness =
            Math.Sqrt(shopper.Intent) * Math.Exp(UserPopulation.IntentSpread * UserPopulation.IntentSpread / 8.0);
        return kind - buy < regime.AbandonRate * eagerness ? Outcome.Abandon : Outcome.Browse;
    }

    // What is cheap for its brand sells more readily; the first product looked at stands for the session.
    private readonly double CheapnessFactor()
    {
        var shelf = settings.Catalogue.Shelves[settings.Catalogue.ShelfOf(walk.Product)];
        return Math.Pow((double)shelf.MedianCents / settings.Catalogue.BasePriceCents[walk.Product], PriceSensitivity);
    }

    private int ChooseViews(Outcome outcome) =>
        outcome switch
        {
            Outcome.Abandon => SessionSizes.Draw(ref random, AbandonFurtherDraws + regime.FurtherDraws),
            _ => SessionSizes.Draw(ref random, regime.FurtherDraws),
        };

    // Returns how many of the views left were used up between cart and purchase.
    private int Decide(Outcome outcome, int viewsLeft)
    {
        var hasCart =
            outcome == Outcome.Abandon || !settings.Anomalies.CartsNotLogged || !random.Chance(regime.BuysWithoutCart);
        if (hasCart)
        {
            AddToCart();
        }

        if (outcome == Outcome.Abandon)
        {
            return 0;
        }

        var used = 0;
        if (viewsLeft > 0 && random.Chance(LookAgainShare))
        {
            Wait(20.0, 0.8);
            Emit(SyntheticEventType.View);
            used = 1;
        }

        Wait(50.0, 0.9);
        Purchase();
        for (var chance = FurtherPurchaseShare; random.Chance(chance); chance = 0.3)
        {
            Wait(90.0, 0.9);
            if (random.Chance(0.5) && used < viewsLeft)
            {
                walk.Step(ref random);
                Emit(SyntheticEventType.View);
                used++;
                Wait(50.0, 0.9);
            }

            Purchase();
        }

        return used;
    }

    private void AddToCart()
    {
        Wait(12.0, 0.8);
        Emit(SyntheticEventType.Cart);
        for (var further = random.NextPoisson(regime.ExtraCarts); further > 0; further--)
        {
            Wait(9.0, 1.0);
            Emit(SyntheticEventType.Cart);
        }
    }

    private void Purchase()
    {
        if (settings.Anomalies.Outage && PurchaseOutage.Silences(second))
        {
            nextMarks |= PlantedMarks.SilencedPurchase;
            return;
        }

        Emit(SyntheticEventType.Purchase);
    }

    private void TakeLongPause()
    {
        var pause = LongPause.Seconds(session, settings.Seed, settings.Anomalies.SessionsOverADay);
        second += pause;
        latest += pause;
        if (pause > 86_400)
        {
            nextMarks |= PlantedMarks.AfterLongPause;
        }
    }

    private void Wait(double medianSeconds, double spread) =>
        second += 2 + (long)Math.Min(random.NextLogNormal(medianSeconds - 2.0, spread), 1_800.0);

    private void Emit(SyntheticEventType type, PlantedMarks marks = PlantedMarks.None)
    {
        var state = settings.History.At(walk.Product, second);
        if (state.PriceCents == 0 && type == SyntheticEventType.Purchase)
        {
            return;
        }

        var lost = (marks & PlantedMarks.MissingSession) != 0;
        var row = new SyntheticEvent(
            second,
            type,
            state.ProductId,
            state.CategoryId,
            state.CategoryCode,
            state.Brand,
            state.PriceCents,
            shopper.UserId,
            lost ? null : sessionId,
            marks | nextMarks | (lost ? PlantedMarks.None : sessionMarks)
        );
        nextMarks = PlantedMarks.None;
        target.Add(new PendingEvent(row, rank, sequence++));
        if (settings.Anomalies.Duplicates)
        {
            var copy = row with { Marks = (row.Marks & PlantedMarks.SharedSession) | PlantedMarks.Duplicate };
            for (var copies = DuplicateRows.Draw(ref random, type); copies > 0; copies--)
            {
                target.Add(new PendingEvent(copy, rank, sequence++));
            }
        }
    }
}
