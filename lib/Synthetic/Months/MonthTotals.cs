namespace EcommerceNotebooks.Synthetic.Months;

/// <summary>Rows of a month at scale 1, which a run with all anomalies reaches exactly.</summary>
internal sealed record MonthTotals(long Views, long Carts, long Purchases)
{
    /// <summary>All rows.</summary>
    public long Events => Views + Carts + Purchases;

    /// <summary>The same at another scale, each rounded.</summary>
    public MonthTotals Times(double scale) =>
        new(
            (long)Math.Round(Events * scale) - (long)Math.Round(Carts * scale) - (long)Math.Round(Purchases * scale),
            (long)Math.Round(Carts * scale),
            (long)Math.Round(Purchases * scale)
        );
}
