namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>How sessions that start in a stretch of time behave.</summary>
/// <param name="BuyRate">Share of sessions that set out to buy.</param>
/// <param name="BuysWithoutCart">Share of buying sessions whose cart event the log lacks.</param>
/// <param name="AbandonRate">Share of sessions that put something into the cart and leave.</param>
/// <param name="FurtherDraws">How far sessions beyond two views go on; see <see cref="SessionSizes"/>.</param>
/// <param name="ExtraCarts">Mean number of cart events after the first, in a session with a cart.</param>
internal sealed record Regime(
    double BuyRate,
    double BuysWithoutCart,
    double AbandonRate,
    double FurtherDraws,
    double ExtraCarts
);
