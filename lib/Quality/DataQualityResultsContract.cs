using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Quality;

internal sealed class DataQualityResultsContract : IContractSource
{
    public TableContract Contract { get; } =
        new(
            "data_quality_results",
            WarehouseLayer.Quality,
            "a check in a run",
            "What the checks of the data found; a run of the same run_id replaces the one before."
        )
        {
            Columns =
            [
                new(
                    "run_id",
                    "VARCHAR",
                    "The run: given by the caller, or made of the events looked at, never of the clock."
                ),
                new("check_name", "VARCHAR", "The kind of check and its columns."),
                new("relation", "VARCHAR", "The table or view looked at."),
                new("severity", "VARCHAR", "What a failure means.") { AcceptedValues = ["warn", "error"] },
                new("rule", "VARCHAR", "What was promised, in words."),
                new(
                    "observed",
                    "DOUBLE",
                    "Failing rows or keys, hours, percentage points or a z value, as the rule says."
                )
                {
                    Nullable = true,
                },
                new("threshold", "DOUBLE", "The largest observed value that passes."),
                new("status", "VARCHAR", "How the check ended.")
                {
                    AcceptedValues = ["passed", "warned", "failed", "not_computed"],
                },
                new("sample_keys", "VARCHAR[]", "At most five failing keys, the smallest as text first."),
                new("reason", "VARCHAR", "Why the check could not be computed.") { Nullable = true },
            ],
            Keys =
            [
                ["run_id", "relation", "check_name"],
            ],
        };
}
