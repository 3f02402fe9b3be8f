using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Customers;

/// <summary>Runs the queries of concentration.</summary>
internal static class ConcentrationReader
{
    internal static ConcentrationReport Report(
        Shop shop,
        ConcentrationOf of,
        EventFilter? filter,
        DateTime? asOf,
        CancellationToken cancellationToken
    )
    {
        var unit = of switch
        {
            ConcentrationOf.Buyers => "user_id",
            ConcentrationOf.Products => "product_id",
            _ => throw new ArgumentOutOfRangeException(nameof(of), of, "Revenue is of buyers or of products."),
        };
        FilteredPurchases
            .Of(shop, filter)
            .Execute(
                Script("concentration_units.sql").WithIdentifiers("unit", unit),
                new { as_of = asOf },
                cancellationToken
            );
        (var units, var cents, var gini) = Script("concentration_totals.sql")
            .QuerySingle<(long, long, double?)>(shop.Connection, cancellationToken: cancellationToken);
        return new ConcentrationReport(
            of,
            filter ?? EventFilter.All,
            units,
            Money(cents),
            gini,
            [
                .. Script("concentration_top.sql")
                    .Query<(int Percent, long Units, long Cents, double? Share)>(
                        shop.Connection,
                        cancellationToken: cancellationToken
                    )
                    .Select(row => new TopShare(row.Percent / 100.0, row.Units, Money(row.Cents), row.Share)),
            ],
            gini is null
                ? []
                :
                [
                    new LorenzPoint(0, 0),
                    .. Script("lorenz_points.sql")
                        .Query<LorenzPoint>(shop.Connection, cancellationToken: cancellationToken),
                ]
        );
    }

    private static decimal Money(long cents) => cents / 100m;

    private static SqlScript Script(string name) =>
        SqlScript.Load(typeof(ConcentrationReader), "Concentration/" + name);
}
