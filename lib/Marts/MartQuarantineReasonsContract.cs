using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Marts;

internal sealed class MartQuarantineReasonsContract : IContractSource
{
    public TableContract Contract { get; } =
        new(
            "mart_quarantine_reasons",
            WarehouseLayer.Marts,
            "a reason that occurs",
            "How many raw events were put aside for which reason."
        )
        {
            Columns =
            [
                new("reason", "VARCHAR", "The first reason that applies, as in events_quarantined."),
                new("events", "BIGINT", "Raw events."),
            ],
            Keys =
            [
                ["reason"],
            ],
            RowRules = ["events >= 1"],
        };
}
