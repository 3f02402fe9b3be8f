using EcommerceNotebooks.Synthetic.Population;
using EcommerceNotebooks.Synthetic.Randomness;

namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>One planned session with its shape and timeline.</summary>
internal readonly struct SessionCase
{
    private readonly MonthContext context;
    private readonly SessionTimeline timeline;

    /// <summary>Works out the shape; the timeline runs when asked for.</summary>
    public SessionCase(MonthContext context, in Shopper shopper, bool mayGoOn, in SessionPlace place)
    {
        this.context = context;
        var isLargest = (place.Traits & SessionTraits.IsLargest) != 0;
        var shape = SessionShape.Of(
            context,
            shopper,
            place.Ordinal,
            place.Start,
            (place.Traits & SessionTraits.Buys) != 0
        );
        Shape = (isLargest ? shape.Enlarged(context.Month.LargestSession) : shape).With(place.Traits);
        timeline = new SessionTimeline(
            context,
            new SessionKey(shopper.Index, context.Month.Index, place.Ordinal).Stream(
                context.Options.Seed,
                RandomStream.Timeline
            ),
            place.Start,
            Shape,
            place.Traits,
            mayGoOn
        );
        IsPlain =
            !isLargest
            && timeline.Latest < context.Month.Seconds
            && (
                Shape.Purchases == 0
                || !context.Options.Anomalies.Outage
                || !Months.PurchaseOutage.MaySilence(
                    context.Month.Start + place.Start,
                    context.Month.Start + timeline.Latest
                )
            );
    }

    /// <summary>How many events of each type there are, outages apart.</summary>
    public SessionShape Shape { get; }

    /// <summary>True when every event of the shape falls into the month, none is silenced and the size is not given, so that the shape may be corrected and the timeline need not be run to count.</summary>
    public bool IsPlain { get; }

    /// <summary>True when an event may lie behind the month's end.</summary>
    public bool MayReachNextMonth => timeline.Latest >= context.Month.Seconds;

    /// <summary>Hands all events to the sink.</summary>
    public void Run<TSink>(ref TSink sink)
        where TSink : struct, ITimelineSink
    {
        var run = timeline;
        run.Run(ref sink);
    }
}
