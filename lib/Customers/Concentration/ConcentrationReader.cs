using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Customers;

/// <summary>Runs the queries of concentration.</summary>
internal static class ConcentrationReader
{
    internal static ConcentrationReport Report(ShopSession session, ConcentrationOptions options)
    {
        var unit = options.Of switch
        {
            ConcentrationOf.Buyers => "user_id",
            ConcentrationOf.Products => "product_id",
            _ => throw new ArgumentOutOfRangeException(
                nameof(options),
                options.Of,
                "Revenue is of buyers or of products."
            ),
        };
        FilteredPurchases
            .Of(session, options.Filter)
            .Execute(Script("concentration_units.sql"), new { unit, as_of = options.AsOf });
        (var units, var cents, var gini) = Script("concentration.sql", "totals")
            .QuerySingle<(long, long, double?)>(session);
        return new ConcentrationReport(
            options.Of,
            options.Filter,
            units,
            Money(cents),
            gini,
            [
                .. Script("concentration.sql", "top")
                    .Query<(int Percent, long Units, long Cents, double? Share)>(session)
                    .Select(row => new TopShare(row.Percent / 100.0, row.Units, Money(row.Cents), row.Share)),
            ],
            gini is null
                ? []
                : [new LorenzPoint(0, 0), .. Script("concentration.sql", "curve").Query<LorenzPoint>(session)]
        );
    }

    private static decimal Money(long cents) => cents / 100m;

    private static SqlScript Script(string name) =>
        SqlScript.Load(typeof(ConcentrationReader), "Concentration/" + name);

    private static SqlScript Script(string name, string section) =>
        SqlScript.Load(typeof(ConcentrationReader), "Concentration/" + name, section);
}
