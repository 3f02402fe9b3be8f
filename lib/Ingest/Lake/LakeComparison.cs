using EcommerceNotebooks.Display;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Ingest.Lake;

/// <summary>Compares two versions of a lake by a key.</summary>
internal sealed class LakeComparison(ShopSession session, LakeFolder lake)
{
    /// <summary>Differing keys shown in <see cref="LakeDiff.Sample"/>.</summary>
    private const int SampleRows = 20;

    private static readonly SqlScript Diff = SqlScript.Load(typeof(LakeComparison), "lake_diff.sql");

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

        views.Create("temporary view", "lake_before", Query(from, key));
        views.Create("temporary view", "lake_after", Query(to, key));
        Part("keys").Execute(session);
        var counts = Part("counts").QuerySingle<LakeDiffCounts>(session);
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
            Sample = Part("sample")
                .Read(session, reader => Table.From(reader, "Keys that differ"), new { sample_rows = SampleRows }),
        };
        Part("drop").Execute(session);
        return result;
    }

    // Sessions are compared as texts, because their type may differ between versions. Only the definition of a view names columns in an order that is not the table's.
    private string Query(int version, IReadOnlyList<string> key) =>
        $"select {SqlQuoting.Identifiers(key)}, hash({SqlQuoting.Identifiers([.. EventColumns.Names, "source_file"])}) as event_hash from (select * replace (user_session::varchar as user_session) from ({views.EventsQuery(lake.Manifests.Read(version))}))";

    private static SqlScript Part(string name) => Diff.Section(name)!;

    private sealed record LakeDiffCounts(
        long AddedKeys,
        long RemovedKeys,
        long ChangedKeys,
        long UnchangedKeys,
        long RowsBefore,
        long RowsAfter
    );
}
