using EcommerceNotebooks.Synthetic.Months;
using EcommerceNotebooks.Synthetic.Population;
using EcommerceNotebooks.Synthetic.Randomness;

namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>How many events of each type a session has, before their times and products are known.</summary>
/// <param name="Views">View events.</param>
/// <param name="Carts">Cart events.</param>
/// <param name="Purchases">Purchase events.</param>
/// <param name="ViewCopies">Exact repetitions of the first view.</param>
/// <param name="CartCopies">Exact repetitions of the first cart event.</param>
/// <param name="StrayCarts">1 when the first cart event is logged once more under a session id of its own, else 0.</param>
internal readonly record struct SessionShape(
    int Views,
    int Carts,
    int Purchases,
    int ViewCopies,
    int CartCopies,
    int StrayCarts = 0
)
{
    private const double FurtherPurchasePerIntent = 0.0702;
    private const double MostFurtherPurchase = 0.6;
    private const double ThirdPurchaseShare = 0.1076;
    private const int MostPurchases = 40;
    private const double ViewCopyShare = 0.00022;
    private const double SecondCopyShare = 0.12;
    private const double BurstShare = 0.025;
    private const double MeanBurst = 12.0;
    private const int FewestInBurst = 4;
    private const int MostCopies = 77;

    /// <summary>Carts without a purchase grow with this power of the intent.</summary>
    public const double CartEagernessPower = 0.30;

    private const double MostEagerness = 4.0;

    /// <summary>A session has this much more from the longer distribution for each relative lengthening.</summary>
    private const double LongSharePerLength = 1.27;

    /// <summary>Makes the mean eagerness of a session one; fitted.</summary>
    private const double MeanEagerness = 1.088;

    /// <summary>Rows of the session.</summary>
    public int Events => Views + Carts + Purchases + ViewCopies + CartCopies + StrayCarts;

    /// <summary>True when a view may be added without making a short session long.</summary>
    public bool TakesView => Views >= 3 && Carts == 0 && Purchases == 0;

    /// <summary>True when a view may be left out.</summary>
    public bool SparesView => Views >= 4 && Carts == 0 && Purchases == 0;

    /// <summary>True when a view may become a cart.</summary>
    public bool TakesCart => Views >= 3 && Carts >= 1 && Purchases == 0;

    /// <summary>True when a cart may become a view.</summary>
    public bool SparesCart => Carts >= 2 && Purchases == 0 && Views >= 2;

    /// <summary>True when a view may become a purchase.</summary>
    public bool TakesPurchase => Views >= 3 && Purchases >= 1;

    /// <summary>True when a purchase may become a view.</summary>
    public bool SparesPurchase => Purchases >= 2 && Views >= 2;

    /// <summary>The shape of a session, from its own stream.</summary>
    public static SessionShape Of(MonthContext context, in Shopper shopper, int ordinal, int start, bool buys)
    {
        var (month, anomalies) = (context.Month, context.Options.Anomalies);
        var random = new SessionKey(shopper.Index, month.Index, ordinal).Stream(
            context.Options.Seed,
            RandomStream.Shape
        );
        var regime = month.Regimes[start / MonthProfile.SecondsPerDay];
        var hour = start / 3600 % HourProfile.Hours;
        var longShare = Math.Clamp(
            regime.LongShare + (LongSharePerLength * (month.Hours.Length[hour] - 1.0)),
            0.0,
            1.0
        );
        var size = Math.Min(month.Sizes.Draw(ref random, buys, longShare), month.LargestSession);
        var (carts, purchases) = buys
            ? DrawPurchases(ref random, regime, shopper.Intent, anomalies)
            : (DrawAbandoned(ref random, regime, shopper.Intent, size), 0);
        var views = Math.Max(size - carts - purchases, 1);
        var viewCopies = 0;
        var cartCopies = 0;
        var strayCarts = 0;
        if (anomalies.Duplicates)
        {
            viewCopies = random.Chance(ViewCopyShare * views) ? 1 : 0;
            cartCopies = carts > 0 && random.Chance(month.CopyShare) ? DrawCopies(ref random) : 0;
            strayCarts = carts > 0 && random.Chance(month.StrayShare) ? 1 : 0;
        }

        return new SessionShape(views, carts, purchases, viewCopies, cartCopies, strayCarts);
    }

    /// <summary>The shape with as many views as make the given number of rows.</summary>
    public SessionShape Enlarged(int events) => this with { Views = Views + events - Events + StrayCarts };

    /// <summary>The shape with the corrections its place in the plan asks for.</summary>
    public SessionShape With(SessionTraits traits)
    {
        var (views, carts, purchases) = (Views, Carts, Purchases);
        views += Has(traits, SessionTraits.ViewMore) - Has(traits, SessionTraits.ViewLess);
        var cartsMore = Has(traits, SessionTraits.CartMore) - Has(traits, SessionTraits.CartLess);
        var purchasesMore = Has(traits, SessionTraits.PurchaseMore) - Has(traits, SessionTraits.PurchaseLess);
        return this with
        {
            Views = views - cartsMore - purchasesMore,
            Carts = carts + cartsMore,
            Purchases = purchases + purchasesMore,
        };
    }

    private static (int Carts, int Purchases) DrawPurchases(
        ref SplitMix64 random,
        Regime regime,
        double intent,
        AnomalyOptions anomalies
    )
    {
        var hasCart = !random.Chance(regime.BuysWithoutCart) || !anomalies.CartsNotLogged;
        var carts = hasCart ? 1 + random.NextPoisson(regime.FurtherCarts) : 0;
        var purchases = 1;
        if (random.Chance(Math.Min(FurtherPurchasePerIntent * intent, MostFurtherPurchase)))
        {
            purchases += 1 + random.NextRun(ThirdPurchaseShare, MostPurchases);
        }

        return (carts, purchases);
    }

    private static int DrawAbandoned(ref SplitMix64 random, Regime regime, double intent, int size)
    {
        var eagerness = Math.Min(Math.Pow(intent, CartEagernessPower), MostEagerness) / MeanEagerness;
        return random.Chance(regime.AbandonRate * eagerness * SessionSizes.AbandonFactor(size))
            ? Math.Min(1 + random.NextPoisson(regime.FurtherCarts), size - 1)
            : 0;
    }

    private static int DrawCopies(ref SplitMix64 random)
    {
        if (random.Chance(BurstShare))
        {
            return Math.Min(FewestInBurst + (int)random.NextExponential(MeanBurst), MostCopies);
        }

        return random.Chance(SecondCopyShare) ? 2 : 1;
    }

    private static int Has(SessionTraits traits, SessionTraits one) => (traits & one) == 0 ? 0 : 1;
}
