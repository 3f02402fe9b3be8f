using EcommerceNotebooks.Synthetic.Catalogue;
using EcommerceNotebooks.Synthetic.Population;
using EcommerceNotebooks.Synthetic.Randomness;

namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>One window of a month while it is worked out: the sessions that start in it, their events, and events of earlier sessions that are still open.</summary>
internal sealed class EventWindow
{
    private List<PendingEvent> events = [];
    private List<OpenSession> sessions = [];
    private List<(PendingEvent Event, OpenSession Session)> taken = [];

    private readonly int start;
    private readonly int length;

    /// <summary>The seconds of the month from a start on.</summary>
    public EventWindow(int start, int length) => (this.start, this.length) = (start, length);

    /// <summary>Events after this window, in the order they were made, with their sessions.</summary>
    public List<(PendingEvent Event, OpenSession Session)> Later { get; private set; } = [];

    /// <summary>Takes an event of an earlier session; those of the earliest sessions first.</summary>
    public void Take(PendingEvent earlier, OpenSession session) => taken.Add((earlier, session));

    /// <summary>Works out the sessions that start in this window, in the order of their start and then of users.</summary>
    public void WorkOut(MonthContext context, ArraySegment<SessionPlace> places)
    {
        var own = places.AsSpan();
        var order = new long[own.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = ((long)own[i].Start << 32) | (uint)i;
        }

        Array.Sort(order);
        events.EnsureCapacity(events.Count + (own.Length * 6));
        sessions.EnsureCapacity(sessions.Count + own.Length);
        foreach (var entry in order)
        {
            var place = own[(int)(entry & 0xFFFFFFFF)];
            Append(context, place, context.Population.At(place.User), start + length);
        }
    }

    /// <summary>Works out sessions of the month before, of which all events lie later.</summary>
    public void WorkOutReaching(MonthContext before, SessionPlace[] places)
    {
        foreach (var place in places)
        {
            Append(before, place, before.Population.At(place.User), 0);
        }
    }

    /// <summary>The window's events in time order; those of one second by the start of their session, and the window is empty after.</summary>
    public EventBatch ToBatch(MonthContext context)
    {
        var batch = EventBatch.Rent(taken.Count + events.Count, context.Month);
        var places = new int[length + 1];
        foreach (var (pending, _) in taken)
        {
            places[pending.Second - start + 1]++;
        }

        foreach (var pending in events)
        {
            places[pending.Second - start + 1]++;
        }

        for (var second = 0; second < length; second++)
        {
            places[second + 1] += places[second];
        }

        foreach (var (pending, session) in taken)
        {
            batch.Set(places[pending.Second - start]++, pending, session);
        }

        foreach (var pending in events)
        {
            batch.Set(places[pending.Second - start]++, pending, sessions[pending.Session]);
        }

        (events, sessions, taken, Later) = ([], [], [], []);
        return batch;
    }

    private void Append(MonthContext context, SessionPlace place, in Shopper shopper, int end)
    {
        var mayGoOn = context.Population.ComesIn(place.User, context.Month.Index + 1);
        var session = new SessionCase(context, shopper, mayGoOn, place);
        var sharesId = (place.Traits & SessionTraits.SharesId) != 0;
        var key = new SessionKey(sharesId ? place.User - 1 : place.User, context.Month.Index, place.Ordinal);
        sessions.Add(new OpenSession(shopper.UserId, key.Id(context.Options.Seed)));
        var day = context.FirstDay + (place.Start / Months.MonthProfile.SecondsPerDay);
        var walk = new ProductWalk(
            context.Month.Index,
            day,
            shopper,
            session.Shape.Purchases > 0,
            new SessionKey(place.User, context.Month.Index, place.Ordinal).Stream(
                context.Options.Seed,
                RandomStream.Walk
            )
        );
        var sink = new Sink(
            this,
            walk,
            end,
            new OpenSession(shopper.UserId, key.StrayId(context.Options.Seed)),
            sharesId ? PlantedMarks.SharedSession : PlantedMarks.None
        );
        session.Run(ref sink);
    }

    private struct Sink(EventWindow window, ProductWalk walk, int end, OpenSession stray, PlantedMarks sessionMarks)
        : ITimelineSink
    {
        private readonly int session = window.sessions.Count - 1;
        private ProductWalk walk = walk;
        private int cartProduct;
        private int purchases;
        private int firstPurchase;

        public void Add(int second, SyntheticEventType type, bool steps, PlantedMarks marks, int copies)
        {
            if (steps)
            {
                walk.Step();
            }

            if ((marks & PlantedMarks.StraySession) != 0)
            {
                window.sessions.Add(stray);
                Add(new PendingEvent(second, window.sessions.Count - 1, cartProduct, type, marks));
                return;
            }

            var product = walk.Product;
            if (type == SyntheticEventType.Cart)
            {
                product = cartProduct = walk.PutIntoCart();
            }
            else if (type == SyntheticEventType.Purchase)
            {
                purchases++;
                product = walk.Buy(purchases, firstPurchase, ref marks);
                firstPurchase = purchases == 1 ? product : firstPurchase;
            }

            var lost = (marks & PlantedMarks.MissingSession) != 0;
            var own = lost ? PlantedMarks.None : sessionMarks;
            Add(new PendingEvent(second, session, product, type, marks | own));
            var copy = new PendingEvent(
                second,
                session,
                product,
                type,
                PlantedMarks.Duplicate | own | (marks & PlantedMarks.MissingSession)
            );
            for (; copies > 0; copies--)
            {
                Add(copy);
            }
        }

        private readonly void Add(PendingEvent pending)
        {
            if (pending.Second < end)
            {
                window.events.Add(pending);
            }
            else
            {
                window.Later.Add((pending, window.sessions[pending.Session]));
            }
        }
    }
}
