using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Ingest;
using EcommerceNotebooks.Pipeline;

namespace Tests.Ingest;

/// <summary>Sources that give no event: whoever asks for events is told which column is at fault, and why.</summary>
public sealed class NothingAcceptedTests : IDisposable
{
    private readonly IngestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ProfileColumns_AllLinesRejected_NamesColumnsKindsAndOneLineOfEach(bool asParquet)
    {
        string path = folder.WriteLines(
            "a.csv",
            [
                IngestFolder.Header,
                .. Enumerable
                    .Range(0, 7)
                    .Select(_ => IngestFolder.Good.Replace("541312140", "u-17", StringComparison.Ordinal)),
                IngestFolder.Good.Replace("2019-10-01 00:00:00 UTC", "2019-10-01 00:00:00", StringComparison.Ordinal),
            ]
        );
        if (asParquet)
        {
            string parquet = Path.ChangeExtension(path, ".parquet");
            folder.Shop.Connection.Execute(
                $"copy (from read_csv('{path}', all_varchar = true)) to '{parquet}' (format parquet)"
            );
            path = parquet;
        }

        folder.Shop.Pipeline.Ingest(path);
        string[] messages =
        [
            Assert.Throws<InvalidOperationException>(() => folder.Shop.Lake.ProfileColumns()).Message,
            Assert
                .Throws<InvalidOperationException>(() => folder.Shop.Pipeline.Prepare(path, PipelineStep.Clean))
                .Message,
        ];
        int first = asParquet ? 1 : 2;
        Assert.All(
            messages,
            message =>
                Assert.Equal(
                    $"The lake holds no events. {Path.GetFileName(path)}: all 8 lines were rejected: user_id CAST 7 (line {first}: 'u-17' is not a whole number); event_time CAST 1 (line {first + 7}: '2019-10-01 00:00:00' has no time zone: UTC, Z or an offset such as +05:30 must follow).",
                    message
                )
        );
    }

    [Fact]
    public void Prepare_NothingInAnySource_NamesEachOfThem()
    {
        folder.WriteLines("a.csv", IngestFolder.Header);
        folder.WriteLines("b.csv", IngestFolder.Header, "x");
        string message = Assert
            .Throws<InvalidOperationException>(() =>
                folder.Shop.Pipeline.Prepare(folder.Sources, PipelineStep.StarSchema)
            )
            .Message;
        Assert.Equal(
            "The lake holds no events. a.csv: it has no lines but a header. b.csv: all 1 lines were rejected: event_type MISSING COLUMNS 1 (line 2: 9 fields are expected, 1 found).",
            message
        );
        Assert.Empty(folder.Shop.Pipeline.Prepare(folder.Sources, PipelineStep.Ingest));
    }

    [Fact]
    public void Ingest_OneOfSeveralSourcesGivesNothing_IsNamedInTheReport()
    {
        folder.WriteEvents("a.csv", 5);
        folder.WriteLines("b.csv", IngestFolder.Header, "x");
        var report = folder.Shop.Pipeline.Ingest(folder.Sources);
        Assert.Equal(
            [null, "all 1 lines were rejected: event_type MISSING COLUMNS 1 (line 2: 9 fields are expected, 1 found)"],
            report.Sources.Select(source => source.NothingBecause)
        );
        Assert.Contains("all 1 lines were rejected", report.ToTable().ToString(), StringComparison.Ordinal);
        folder.Reopen();
        Assert.Equal(
            report.Sources.Select(source => source.NothingBecause),
            folder.Shop.Pipeline.Ingest(folder.Sources).Sources.Select(source => source.NothingBecause)
        );
        Assert.Equal(5, folder.Shop.Lake.ProfileColumns()["brand"].Rows);
    }

    [Fact]
    public void Prepare_UsersOfNineteenDigitsAndSessionsThatAreNoUuids_TakesInAllOfThem()
    {
        string path = folder.WriteLines(
            "electronics.csv",
            [
                IngestFolder.Header,
                .. Enumerable
                    .Range(0, 400)
                    .Select(i =>
                        $"2020-09-24 08:{i % 60:D2}:47 UTC,view,{i % 133},2144415922528452715,electronics.telephone,,157.57,{1515915625500039351 + i},S{i:D6}xQ"
                    ),
            ]
        );
        folder.Shop.Pipeline.Prepare(path, PipelineStep.StarSchema);
        Assert.Equal(0, folder.Count("events_rejected"));
        Assert.Equal(
            Enumerable.Range(0, 400).Select(i => 1515915625500039351 + i),
            folder.Shop.Connection.Query<long>("select user_id from dim_users order by user_id")
        );
        Assert.Equal(400, folder.Count("(from fact_sessions where user_session like 'S%xQ')"));
    }
}
