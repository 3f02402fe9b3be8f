namespace EcommerceNotebooks.Synthetic.Months;

/// <summary>How sessions that start on a day behave.</summary>
/// <param name="BuysWithoutCart">Share of buying sessions whose cart event the log lacks.</param>
/// <param name="AbandonRate">Share of the sessions that do not buy in which something is put into the cart.</param>
/// <param name="LongShare">Share of sessions whose size comes from the longer of two distributions; see <see cref="Journeys.SessionSizes"/>.</param>
/// <param name="FurtherCarts">Mean number of cart events after the first, in a session with a cart.</param>
internal sealed record Regime(double BuysWithoutCart, double AbandonRate, double LongShare, double FurtherCarts);
