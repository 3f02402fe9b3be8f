using EcommerceNotebooks.Display;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Ingest.Lake;

/// <summary>Compares two versions of a lake by a key.</summary>
internal sealed class LakeComparison(ShopSession session, LakeFolder lake)
{
    /// <summary>Differing keys shown in <see cref="LakeDiff.Sample"/>.</summary>
    private const int SampleRows = 20;

    private static readonly SqlScript Diff = SqlScript.Load(typeof(LakeComparison), "lake_diff.sql");
    private static readonly SqlScript Counts = SqlScript.Load(typeof(LakeComparison), "lake_diff_counts.sql");
    private static readonly SqlScript Sample = SqlScript.Load(typeof(LakeComparison), "lake_diff_sample.sql");
    private static readonly SqlScript Drop = SqlScript.Load(typeof(LakeComparison), "drop_lake_diff.sql");

    private readonly LakeViews views = new(session, lake);

    internal LakeDiff Compare(int from, int to, IReadOnlyList<string> key)
    {
        string? unknown = key.FirstOrDefault(column => EventColumns.IndexOf(column) < 0 && column != "source_file");
        if (unknown is not null || key.Count == 0)
        {
            throw new ArgumentException(
                $"key is {(unknown is null ? "empty" : $"'{unknown}'")}; it may be made of {string.Join(", ", EventColumns.Names)} and source_file.",
                nameof(key)
            );
        }

        Diff.WithSql("before", Query(from))
            .WithSql("after", Query(to))
            .WithIdentifiers("key", key)
            .WithIdentifiers("columns", [.. EventColumns.Names, "source_file"])
            .WithSql(
                "either_key",
                Join(key, ", ", column => $"coalesce(before_keys.{column}, after_keys.{column}) as {column}")
            )
            .WithSql(
                "same_key",
                Join(key, " and ", column => $"before_keys.{column} is not distinct from after_keys.{column}")
            )
            .Execute(session);
        var counts = Counts.QuerySingle<LakeDiffCounts>(session);
        var result = new LakeDiff
        {
            From = from,
            To = to,
            Key = [.. key],
            AddedKeys = counts.AddedKeys,
            RemovedKeys = counts.RemovedKeys,
            ChangedKeys = counts.ChangedKeys,
            UnchangedKeys = counts.UnchangedKeys,
            RowsBefore = counts.RowsBefore,
            RowsAfter = counts.RowsAfter,
            Sample = Sample.Read(
                session,
                reader => Table.From(reader, "Keys that differ"),
                new { sample_rows = SampleRows }
            ),
        };
        Drop.Execute(session);
        return result;
    }

    // Sessions are compared as texts, because their type may differ between versions.
    private string Query(int version) =>
        $"select * replace (user_session::varchar as user_session) from ({views.EventsQuery(lake.Manifests.Read(version))})";

    private static string Join(IReadOnlyList<string> key, string separator, Func<string, string> part) =>
        string.Join(separator, key.Select(column => part(SqlQuoting.Identifier(column))));

    private sealed record LakeDiffCounts(
        long AddedKeys,
        long RemovedKeys,
        long ChangedKeys,
        long UnchangedKeys,
        long RowsBefore,
        long RowsAfter
    );
}
