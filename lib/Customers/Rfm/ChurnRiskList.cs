using System.Globalization;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Customers;

/// <summary>Buyers at risk, those who spent most first.</summary>
/// <param name="Options">Who is on the list.</param>
/// <param name="Total">How many are on it, in memory or not.</param>
/// <param name="Revenue">What all of them spent.</param>
/// <param name="Rows">The first of them; of equal ones those with the lower id.</param>
public sealed record ChurnRiskList(ChurnRiskOptions Options, long Total, decimal Revenue, IReadOnlyList<ChurnRisk> Rows)
    : TableReport
{
    /// <summary>How many are at risk and what they spent, in a sentence.</summary>
    public string Sentence =>
        Total == 0 ? "No buyer is at risk."
        : Revenue == 0
            ? $"{Words.Count(Total, "buyer")} {(Total == 1 ? "is" : "are")} at risk; what they bought has no price, or a price of 0."
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{Words.Count(Total, "buyer")} who spent {Revenue:N2} {(Total == 1 ? "is" : "are")} at risk."
        );

    /// <summary>One row per buyer in memory.</summary>
    public override Table ToTable() =>
        Table
            .Of(Rows, $"{Words.Count(Total, "buyer")} at risk, as of {CustomerText.Date(Options.Rfm.AsOf)}")
            .WithFormat(ColumnFormat.Fixed(1).OrElse("one day"), "mean_gap_days")
            .WithFormat(ColumnFormat.Automatic.OrElse("no category"), "top_category")
            .WithFormat(ColumnFormat.Percent().OrElse("no model"), "probability_alive");
}
