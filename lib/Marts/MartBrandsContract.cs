using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Marts;

internal sealed class MartBrandsContract : IContractSource
{
    public TableContract Contract { get; } =
        new("mart_brands", WarehouseLayer.Marts, "the events of one brand", "Events and revenue by brand.")
        {
            Columns =
            [
                new("brand", "VARCHAR", "The brand; NULL gathers events without one.") { Nullable = true },
                .. RevenueGroupColumns.All,
            ],
            Keys =
            [
                ["brand"],
            ],
            RowRules = RevenueGroupColumns.RowRules,
        };
}
