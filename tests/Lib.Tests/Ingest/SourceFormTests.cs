using System.Text;
using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Ingest;

namespace Tests.Ingest;

/// <summary>The forms a source may have: packed, Parquet, folders, globs, odd names.</summary>
public sealed class SourceFormTests : IDisposable
{
    private readonly IngestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Ingest_PackedFiles_GiveTheRowsOfThePlainOne()
    {
        byte[] one = Encoding.UTF8.GetBytes(IngestFolder.Lf(IngestFolder.Header, IngestFolder.Good));
        byte[] other = Encoding.UTF8.GetBytes(IngestFolder.Lf(IngestFolder.Header, IngestFolder.Other));
        folder.Write(
            "1.csv.gz",
            [.. BadInputTests.Gzip(one), .. BadInputTests.Gzip(Encoding.UTF8.GetBytes(IngestFolder.Other + "\n"))]
        );
        folder.Write(
            "2.zip",
            BadInputTests.Zip(("b/oct.csv", one), ("readme.txt", [1]), ("__MACOSX/b/oct.csv", [2]), ("a.CSV", other))
        );
        var report = folder.Shop.Pipeline.Ingest(folder.Sources);
        Assert.Equal(["1.csv.gz", "a.CSV", "oct.csv"], report.Sources.Select(source => source.SourceFile));
        Assert.Equal(
            [.. IngestFolder.TwoEvents, IngestFolder.TwoEvents[1], IngestFolder.TwoEvents[0]],
            folder.Events()
        );
        Assert.Equal(
            IngestStatus.AlreadyIngested,
            Assert.Single(folder.Shop.Pipeline.Ingest(Path.Combine(folder.Sources, "*.gz")).Sources).Status
        );
    }

    [Fact]
    public void Ingest_ParquetWithOtherTypes_CastsWhatFitsAndRejectsTheRest()
    {
        string path = Path.Combine(folder.Sources, "a.parquet");
        folder.Shop.Connection.Execute(
            $"""
            copy (
                select
                    'x' as note, user_session, user_id::double as user_id, price::double as price, brand, category_code,
                    category_id::varchar as category_id, product_id::ubigint as product_id, event_type, event_time::timestamptz as event_time
                from (values
                    (timestamp '2019-10-01 00:00:00', 'view', 44600062, 2103807459595387724, '', 'shiseido', 35.79, 541312140, '72d76fde-8bb3-4e00-8c23-a032dfed738c'),
                    (timestamp '2019-10-01 00:00:00', 'view', 18446744073709551615, 2103807459595387724, null, 'shiseido', 35.79, 541312140, '72d76fde-8bb3-4e00-8c23-a032dfed738c'),
                    (timestamp '2019-10-01 00:00:00', 'view', 1, 2103807459595387724, null, 'shiseido', 35.791, 541312140, '72d76fde-8bb3-4e00-8c23-a032dfed738c'),
                    (timestamp '2019-10-01 00:00:00', 'view', 1, 2103807459595387724, null, 'shiseido', 35.79, 1.5, '72d76fde-8bb3-4e00-8c23-a032dfed738c'),
                    (timestamp '2019-10-02 12:30:01', 'cart', 1004856, 2053013555631882655, 'electronics.smartphone', null, 130.76, 520088904, '4d3b30da-a5e4-49df-b1a8-ba5943f1dd33')
                ) as t(event_time, event_type, product_id, category_id, category_code, brand, price, user_id, user_session)
            ) to '{path}' (format parquet)
            """
        );
        var report = folder.Shop.Pipeline.Ingest(path);
        Assert.Equal((5, 2, 3), (report.Lines, report.Accepted, report.Rejected));
        Assert.Equal("note", Assert.Single(report.Sources[0].ExtraColumns));
        Assert.Equal(IngestFolder.TwoEvents, folder.Events());
        Assert.Equal(["2|product_id|CAST", "3|price|CAST", "4|user_id|CAST"], folder.Rejects());
        Assert.Equal("UUID", folder.Scalar<string>("select any_value(typeof(user_session)) from events_raw"));
    }

    [Fact]
    public void Ingest_FolderGlobAndFileTogether_ReadsEachFileOnceInTheOrderOfPaths()
    {
        folder.WriteEvents("2019-11/part.csv", 3, first: 100);
        folder.WriteEvents("2019-10/part.csv", 4);
        string single = folder.WriteEvents("z.csv", 5, first: 500);
        folder.Write("2019-10/.hidden.csv", "x");
        var report = folder.Shop.Pipeline.Ingest([
            single,
            Path.Combine(folder.Sources, "*", "p?rt.csv"),
            folder.Sources,
        ]);
        Assert.Equal(["part.csv", "2019-11/part.csv", "z.csv"], report.Sources.Select(source => source.SourceFile));
        Assert.Equal((12, 12), (report.Accepted, folder.Count("events_raw")));
        Assert.Equal(3, folder.Scalar<long>("select count(*) from events_raw where source_file = '2019-11/part.csv'"));
    }

    [Fact]
    public void Ingest_DeepGlob_MatchesAtEveryDepth()
    {
        folder.WriteEvents("a.csv", 1);
        folder.WriteEvents("x/y/b.csv", 1, first: 10);
        folder.WriteEvents("x/y/b.txt", 1, first: 20);
        Assert.Equal(2, folder.Shop.Pipeline.Ingest(Path.Combine(folder.Sources, "**", "*.csv")).Sources.Length);
    }

    [Fact]
    public void Ingest_NamesWithOddCharacters_ComeBackInSourceFile()
    {
        const string Name = "it's 100% \u00fc, year=7.csv";
        folder.Shop.Pipeline.Ingest(folder.WriteEvents(Name, 2));
        Assert.Equal(Name, folder.Scalar<string>("select distinct source_file from events_raw"));
        folder.Reopen();
        Assert.Equal(2, folder.Count("events_raw"));
    }
}
