using EcommerceNotebooks.Tables;

namespace EcommerceNotebooks.Customers;

/// <summary>Buyers at risk, those who spent most first.</summary>
/// <param name="Options">Who is on the list.</param>
/// <param name="Total">How many are on it, in memory or not.</param>
/// <param name="Revenue">What all of them spent.</param>
/// <param name="Rows">The first of them; of equal ones those with the lower id.</param>
public sealed record ChurnRiskList(ChurnRiskOptions Options, long Total, decimal Revenue, IReadOnlyList<ChurnRisk> Rows)
{
    /// <summary>One row per buyer in memory.</summary>
    public Table ToTable() =>
        Table
            .Of(Rows, $"{Total} buyers at risk, as of {CustomerText.Date(Options.Rfm.AsOf)}")
            .WithFormat(ColumnFormat.Fixed(1), "mean_gap_days")
            .WithFormat(ColumnFormat.Percent(1), "probability_alive");
}
