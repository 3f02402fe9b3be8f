using EcommerceNotebooks.Synthetic.Months;

namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>Spreads what a month's count misses evenly over the sessions that can take it, one event each, by their number among those sessions.</summary>
internal sealed class MonthCorrections
{
    private readonly Share views;
    private readonly Share carts;
    private readonly Share purchases;

    private MonthCorrections(Share views, Share carts, Share purchases)
    {
        this.views = views;
        this.carts = carts;
        this.purchases = purchases;
    }

    /// <summary>No correction.</summary>
    public static MonthCorrections None { get; } = new(default, default, default);

    /// <summary>The corrections that turn the counted totals into the wanted ones, as far as there are sessions to take them.</summary>
    public static MonthCorrections For(MonthTotals wanted, MonthTotals counted, CorrectableSessions sessions) =>
        new(
            Share.Of(wanted.Events - counted.Events, sessions.TakeView, sessions.SpareView),
            Share.Of(wanted.Carts - counted.Carts, sessions.TakeCart, sessions.SpareCart),
            Share.Of(wanted.Purchases - counted.Purchases, sessions.TakePurchase, sessions.SparePurchase)
        );

    /// <summary>The correction of a session, given how many correctable sessions come before it in the order of users.</summary>
    public SessionTraits Of(in SessionShape shape, CorrectableSessions before) =>
        views.Of(
            shape.TakesView,
            before.TakeView,
            shape.SparesView,
            before.SpareView,
            SessionTraits.ViewMore,
            SessionTraits.ViewLess
        )
        | carts.Of(
            shape.TakesCart,
            before.TakeCart,
            shape.SparesCart,
            before.SpareCart,
            SessionTraits.CartMore,
            SessionTraits.CartLess
        )
        | purchases.Of(
            shape.TakesPurchase,
            before.TakePurchase,
            shape.SparesPurchase,
            before.SparePurchase,
            SessionTraits.PurchaseMore,
            SessionTraits.PurchaseLess
        );

    private readonly record struct Share(long Wanted, long Takers, long Sparers)
    {
        public static Share Of(long wanted, long takers, long sparers) =>
            new(Math.Clamp(wanted, -sparers, takers), takers, sparers);

        public SessionTraits Of(
            bool takes,
            long takersBefore,
            bool spares,
            long sparersBefore,
            SessionTraits more,
            SessionTraits less
        ) =>
            Wanted > 0 && takes && IsTurn(takersBefore, Wanted, Takers) ? more
            : Wanted < 0 && spares && IsTurn(sparersBefore, -Wanted, Sparers) ? less
            : SessionTraits.None;

        // Of count numbered sessions, wanted get their turn at even distances.
        private static bool IsTurn(long number, long wanted, long count) =>
            (Int128)(number + 1) * wanted / count > (Int128)number * wanted / count;
    }
}
