using EcommerceNotebooks.Synthetic.Months;

namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>Counts a month's rows before any is made, so that the plan can be corrected to the published numbers: sessions that may lose rows are worked out in full, of all others the shape suffices.</summary>
internal sealed class MonthCount
{
    private readonly int[] windowSessions;
    private long views;
    private long carts;
    private long purchases;

    /// <summary>An empty count of a month with a number of windows.</summary>
    public MonthCount(int windows) => windowSessions = new int[windows];

    /// <summary>Sessions by window of their start.</summary>
    public ReadOnlySpan<int> WindowSessions => windowSessions;

    /// <summary>Rows by type.</summary>
    public MonthTotals Totals => new(views, carts, purchases);

    /// <summary>Sessions that may be corrected, by kind.</summary>
    public CorrectableSessions Correctable { get; private set; }

    /// <summary>Adds a session.</summary>
    public void Add(in SessionCase session, int window)
    {
        windowSessions[window]++;
        if (session.IsPlain)
        {
            var shape = session.Shape;
            views += shape.Views + shape.ViewCopies;
            carts += shape.Carts + shape.CartCopies + shape.StrayCarts;
            purchases += shape.Purchases;
            Correctable = Correctable.Plus(shape);
        }
    }

    /// <summary>Adds the rows of a session that fall before the month's end or, with <paramref name="after"/>, behind it.</summary>
    public void AddRows(MonthContext context, in SessionCase session, bool after)
    {
        var counter = new RowCounter(context.Month.Seconds, after);
        session.Run(ref counter);
        views += counter.Views;
        carts += counter.Carts;
        purchases += counter.Purchases;
    }

    /// <summary>Adds another count.</summary>
    public void Add(MonthCount other)
    {
        for (var window = 0; window < windowSessions.Length; window++)
        {
            windowSessions[window] += other.windowSessions[window];
        }

        views += other.views;
        carts += other.carts;
        purchases += other.purchases;
        Correctable = Correctable.Plus(other.Correctable);
    }

    private struct RowCounter(int end, bool after) : ITimelineSink
    {
        public long Views { get; private set; }

        public long Carts { get; private set; }

        public long Purchases { get; private set; }

        public void Add(int second, SyntheticEventType type, bool steps, PlantedMarks marks, int copies)
        {
            if (second >= end == after)
            {
                Views += type == SyntheticEventType.View ? 1 + copies : 0;
                Carts += type == SyntheticEventType.Cart ? 1 + copies : 0;
                Purchases += type == SyntheticEventType.Purchase ? 1 + copies : 0;
            }
        }
    }
}
