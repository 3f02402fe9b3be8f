using System.Collections.Immutable;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Ingest.Lake;

/// <summary>How the events of one version differ from those of another, key by key. NULL is a key value like any other.</summary>
public sealed record LakeDiff : TableReport
{
    /// <summary>The version compared from.</summary>
    public required int From { get; init; }

    /// <summary>The version compared to.</summary>
    public required int To { get; init; }

    /// <summary>The columns that make up the key.</summary>
    public required ImmutableArray<string> Key { get; init; }

    /// <summary>Keys only in <see cref="To"/>.</summary>
    public required long AddedKeys { get; init; }

    /// <summary>Keys only in <see cref="From"/>.</summary>
    public required long RemovedKeys { get; init; }

    /// <summary>Keys in both, with other rows: other values in the remaining columns, or another number of rows.</summary>
    public required long ChangedKeys { get; init; }

    /// <summary>Keys in both with the same rows.</summary>
    public required long UnchangedKeys { get; init; }

    /// <summary>Rows of <see cref="From"/>.</summary>
    public required long RowsBefore { get; init; }

    /// <summary>Rows of <see cref="To"/>.</summary>
    public required long RowsAfter { get; init; }

    /// <summary>The first differing keys in ascending order, with <c>change</c>, <c>rows_before</c> and <c>rows_after</c>.</summary>
    public required Table Sample { get; init; }

    /// <summary>The counts as one row.</summary>
    public override Table ToTable() =>
        Table.Of(
            [
                new
                {
                    From,
                    To,
                    Key = string.Join(", ", Key),
                    AddedKeys,
                    RemovedKeys,
                    ChangedKeys,
                    UnchangedKeys,
                    RowsBefore,
                    RowsAfter,
                },
            ],
            "Difference of two versions"
        );
}
