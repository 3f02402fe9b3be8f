using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Marts;

internal sealed class MartCategoriesContract : IContractSource
{
    public TableContract Contract { get; } =
        new(
            "mart_categories",
            WarehouseLayer.Marts,
            "the events of one category code",
            "Events and revenue by category code."
        )
        {
            Columns =
            [
                new("category_code", "VARCHAR", "The category's dotted path; NULL gathers events without one.")
                {
                    Nullable = true,
                },
                .. RevenueGroupColumns.All,
            ],
            Keys =
            [
                ["category_code"],
            ],
            RowRules = RevenueGroupColumns.RowRules,
        };
}
