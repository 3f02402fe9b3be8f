namespace EcommerceNotebooks.Insights;

/// <summary>Quantiles of the prices of events of any type, linear between neighbours and rounded to cents; null without prices.</summary>
/// <param name="PricedEvents">Events with a price.</param>
/// <param name="EventsWithoutPrice">Events without.</param>
/// <param name="MinPrice">Lowest price.</param>
/// <param name="P25Price">A quarter of the prices is lower.</param>
/// <param name="MedianPrice">Half of the prices is lower.</param>
/// <param name="P75Price">Three quarters of the prices are lower.</param>
/// <param name="P95Price">95 in 100 prices are lower.</param>
/// <param name="MaxPrice">Highest price.</param>
public sealed record PriceQuantiles(
    long PricedEvents,
    long EventsWithoutPrice,
    decimal? MinPrice,
    decimal? P25Price,
    decimal? MedianPrice,
    decimal? P75Price,
    decimal? P95Price,
    decimal? MaxPrice
);
