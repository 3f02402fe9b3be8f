using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Customers;

/// <summary>A buyer with values, scores and segment.</summary>
/// <param name="UserId">The user.</param>
/// <param name="FirstPurchase">Time (UTC) of the first purchase.</param>
/// <param name="LastPurchase">Time (UTC) of the last purchase.</param>
/// <param name="RecencyDays">Days from the date of the last purchase to that of as_of.</param>
/// <param name="PurchaseDays">Different dates with a purchase.</param>
/// <param name="Orders">Sessions with a purchase.</param>
/// <param name="Items">Purchase events.</param>
/// <param name="Frequency">The one of these three that is scored.</param>
/// <param name="Spent">Sum of prices; 0 where no price is known.</param>
/// <param name="Monetary">What is scored: money spent, or per order to the cent.</param>
/// <param name="RScore">1 to 5; 5 bought last.</param>
/// <param name="FScore">1 to 5; 5 bought most often.</param>
/// <param name="MScore">1 to 5; 5 is worth most.</param>
/// <param name="Segment">By the map.</param>
public sealed record RfmBuyer(
    long UserId,
    DateTime FirstPurchase,
    DateTime LastPurchase,
    long RecencyDays,
    long PurchaseDays,
    long Orders,
    long Items,
    long Frequency,
    decimal Spent,
    decimal Monetary,
    int RScore,
    int FScore,
    int MScore,
    string Segment
);

/// <summary>Every buyer with scores.</summary>
/// <param name="Options">How they were scored.</param>
/// <param name="Rows">One row for every buyer, in the order of their ids.</param>
public sealed record BuyerScoreList(RfmOptions Options, IReadOnlyList<RfmBuyer> Rows) : TableReport
{
    /// <summary>One row per buyer.</summary>
    public override Table ToTable() =>
        Table.Of(
            Rows,
            $"Buyers by recency, frequency and money, as of {CustomerText.Date(Options.AsOf)}, {Options.Filter.Describe()}"
        );
}
