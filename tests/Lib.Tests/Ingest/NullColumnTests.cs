using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Ingest;
using Tests.Support;

namespace Tests.Ingest;

/// <summary>Columns of a Parquet file without any value: their type says nothing.</summary>
[Trait("Speed", "Slow")]
public sealed class NullColumnTests : IDisposable
{
    private static readonly string[] Names = IngestFolder.Header.Split(',');

    private static readonly string[] Values =
    [
        "timestamp '2019-10-01 00:00:00'",
        "'view'",
        "44600062",
        "2103807459595387724",
        "'electronics.smartphone'",
        "'shiseido'",
        "35.79::decimal(10, 2)",
        "541312140",
        "'72d76fde-8bb3-4e00-8c23-a032dfed738c'",
    ];

    private readonly IngestFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string, string> ColumnsAndTypes()
    {
        string[] types =
        [
            "integer",
            "boolean",
            "double",
            "date",
            "time",
            "interval",
            "timestamp",
            "blob",
            "uuid",
            "integer[]",
            "struct(a integer)",
            "map(varchar, integer)",
        ];

        // One of five, which divides neither number: each column and each type is among them.
        var pairs = Names.SelectMany(column => types.Select(type => (column, type)));
        var data = new TheoryData<string, string>();
        foreach (var (column, type) in TestScale.OneOf(5, pairs))
        {
            data.Add(column, type);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(ColumnsAndTypes))]
    public void Ingest_ColumnWithoutValues_IsNullWhateverItsType(string column, string type)
    {
        string path = Write(column, $"null::{type}", rows: 3);
        var report = folder.Shop.Pipeline.Ingest(path);
        Assert.Equal((3, 3, 0), (report.Lines, report.Accepted, report.Rejected));
        Assert.Equal(3, folder.Count($"(from events_raw where {column} is null)"));
        Assert.Equal(3, folder.Count($"(from events_raw where {(column == "brand" ? "price" : "brand")} is not null)"));
    }

    [Fact]
    public void Ingest_NoRowsOfAnyType_IsAnEmptySource()
    {
        string path = Path.Combine(folder.Sources, "a.parquet");
        folder.Shop.Connection.Execute(
            $"copy (select {string.Join(", ", Names.Select(name => $"true as {name}"))} limit 0) to '{path}' (format parquet)"
        );
        Assert.Equal((0, 0, 0), Counts(folder.Shop.Pipeline.Ingest(path)));
    }

    [Fact]
    public void Ingest_ColumnWithOneValueOfAnUnfitType_NamesFileColumnAndType()
    {
        string path = Write("category_code", "case when i = 1 then true end", rows: 3);
        string message = Assert.Throws<IngestException>(() => folder.Shop.Pipeline.Ingest(path)).Message;
        Assert.Contains(
            $"{path} has category_code as BOOLEAN, which cannot become VARCHAR without loss",
            message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Ingest_SessionsAsSixteenBytes_AreUuids()
    {
        string path = Write("user_session", "unhex('72d76fde8bb34e008c23a032dfed738c')", rows: 2);
        Assert.Equal((2, 2, 0), Counts(folder.Shop.Pipeline.Ingest(path)));
        Assert.Equal(2, folder.Count("(from events_raw where user_session = '72d76fde-8bb3-4e00-8c23-a032dfed738c')"));
        Assert.Equal("UUID", folder.Scalar<string>("select any_value(typeof(user_session)) from events_raw"));
    }

    [Fact]
    public void Ingest_SixteenLettersAsBytes_StayTexts()
    {
        string path = Write("user_session", "'abcdefghijklmnop'::blob", rows: 2);
        folder.Shop.Pipeline.Ingest(path);
        Assert.Equal(2, folder.Count("(from events_raw where user_session = 'abcdefghijklmnop')"));
    }

    [Fact]
    public void Ingest_TimesThatCannotBeHeld_AreRejectedRowByRow()
    {
        string path = Write(
            "event_time",
            "case i when 0 then 'infinity' when 1 then '-infinity' when 2 then '0044-03-15 (BC) 12:00:00' when 3 then '290000-01-01 00:00:00' else '2019-10-01 00:00:00' end::timestamp",
            rows: 6
        );
        Assert.Equal((6, 2, 4), Counts(folder.Shop.Pipeline.Ingest(path)));
        Assert.Equal(Enumerable.Range(1, 4).Select(row => $"{row}|event_time|CAST"), folder.Rejects());
        Assert.Equal(
            "'infinity' lies outside of the years 1 to 9999",
            folder.Scalar<string>("select error_message from events_rejected where line = 1")
        );
    }

    private static (long Lines, long Accepted, long Rejected) Counts(IngestReport report) =>
        (report.Lines, report.Accepted, report.Rejected);

    private string Write(string column, string value, int rows)
    {
        string path = Path.Combine(folder.Sources, "a.parquet");
        string columns = string.Join(
            ", ",
            Names.Select((name, place) => $"{(name == column ? value : Values[place])} as {name}")
        );
        folder.Shop.Connection.Execute(
            $"copy (select {columns} from range({rows}) as r(i)) to '{path}' (format parquet)"
        );
        return path;
    }
}
