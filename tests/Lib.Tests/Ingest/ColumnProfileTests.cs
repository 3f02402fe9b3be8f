using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Ingest.Profile;
using Tests.Charts;

namespace Tests.Ingest;

public sealed class ColumnProfileTests : IDisposable
{
    private readonly IngestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void ProfileColumns_KnownRows_CountsExactly()
    {
        string[] prices = ["1.00", "2.00", "2.00", "3.00", "", "10.00", "4.00", "5.00", "6.00"];
        folder.Shop.Pipeline.Ingest(
            folder.WriteLines(
                "a.csv",
                [
                    IngestFolder.Header,
                    .. prices.Select(price => IngestFolder.Good.Replace("35.79", price, StringComparison.Ordinal)),
                ]
            )
        );
        var profiles = folder.Shop.Lake.ProfileColumns();
        var price = profiles.Columns[6];
        Assert.Equal(("price", "VARCHAR", "DECIMAL(10,2)"), (price.Column, price.SourceType, price.Type));
        Assert.Equal((9, 1, 7, "1.00", "10.00"), (price.Rows, price.Nulls, price.Distinct, price.Min, price.Max));
        Assert.Equal([2.00m, 3.00m, 5.00m, 10.00m], price.Quantiles.ToArray());
        Assert.Equal(new ValueCount("2.00", 2), price.Top[0]);
        Assert.Equal(["2.00", "1.00", "3.00", "4.00", "5.00"], price.Top.Select(value => value.Value));
        Assert.Equal(prices.Sum(text => text.Length), price.CsvBytes);
        Assert.Equal((9, 0), (profiles.Columns[4].Nulls, profiles.Columns[4].Distinct));
        Assert.Same(price, profiles["price"]);
        Assert.Throws<ArgumentException>(() => profiles["prices"]);
        Assert.Equal(profiles.Columns.Sum(column => column.ParquetBytes), profiles.ParquetBytes);
        Assert.Contains("typed, in Parquet: 9 points", profiles.ToChart().ToString(), StringComparison.Ordinal);
        Assert.Equal(
            profiles.Columns.OrderByDescending(column => column.CsvBytes).Select(column => column.CsvBytes),
            SortedBarsTests.Values(profiles.ToChart(), "y").Select(value => (long?)value)
        );
    }

    [Fact]
    public void ProfileColumns_CsvBytesAndSeparators_AddUpToTheFile()
    {
        string path = folder.WriteEvents("a.csv", 4000);
        folder.Shop.Pipeline.Ingest(path);
        var profiles = folder.Shop.Lake.ProfileColumns();
        long text = profiles.Columns.Sum(column => column.CsvBytes!.Value);
        Assert.Equal(new FileInfo(path).Length - IngestFolder.Header.Length - 1, text + (9 * 4000));
    }

    [Fact]
    public void ProfileColumns_ParquetBytes_AddUpToTheColumnsOfTheFiles()
    {
        folder.Shop.Pipeline.Ingest(folder.WriteEvents("a.csv", 4000));
        var profiles = folder.Shop.Lake.ProfileColumns();
        string file = Path.Combine(folder.LakePath, folder.Shop.Lake.Current().Files[0].Path);
        long columns = profiles.Columns.Sum(column => column.ParquetBytes);
        // What is left is the footer and the marks at both ends.
        Assert.InRange(new FileInfo(file).Length - columns, 8, 4000);
        Assert.All(profiles.Columns, column => Assert.True(column.ParquetBytes > 0 && column.ParquetEncodedBytes > 0));
    }

    [Fact]
    public void ProfileColumns_Memory_IsLessTypedThanAsText()
    {
        folder.Shop.Pipeline.Ingest(folder.WriteEvents("a.csv", 200_000));
        var profiles = folder.Shop.Lake.ProfileColumns();
        // 36 characters against 16 bytes, 23 against 8: the ratio is that of the types, up to whole blocks.
        Assert.InRange(
            (double)profiles.Columns[8].MemoryBytesAsText!.Value / profiles.Columns[8].MemoryBytes!.Value,
            1.8,
            4
        );
        Assert.InRange(
            (double)profiles.Columns[0].MemoryBytesAsText!.Value / profiles.Columns[0].MemoryBytes!.Value,
            1.8,
            6
        );
        Assert.Equal(0, folder.Count("(from duckdb_tables() where table_name like 'profile%')"));
        Assert.All(
            folder.Shop.Lake.ProfileColumns(new ColumnProfileOptions { MeasureMemory = false }).Columns,
            column => Assert.Null(column.MemoryBytes)
        );
    }

    [Fact]
    public void ToSizeTable_Totals_AreTheSumsOfTheColumns()
    {
        folder.Shop.Pipeline.Ingest(folder.WriteEvents("a.csv", 3000));
        var profiles = folder.Shop.Lake.ProfileColumns();
        var table = profiles.ToSizeTable();
        Assert.Equal(10, table.RowCount);
        Assert.Equal(profiles.Columns.Sum(column => column.CsvBytes), table[9, "csv_bytes"]);
        Assert.Equal(profiles.Columns.Sum(column => column.ParquetBytes), table[9, "parquet_bytes"]);
        Assert.Equal(9, profiles.ToTable().RowCount);
    }

    [Fact]
    public void Sentences_ParquetSource_CompareWithNoText()
    {
        folder.Shop.Pipeline.Ingest(folder.WriteEvents("a.csv", 300));
        var path = Path.ChangeExtension(folder.WarehousePath, ".parquet");
        folder.Shop.Connection.Execute(
            $"copy (select * exclude (source_file, source_row) from events_raw) to '{path}'"
        );
        using var other = Shop.Open(Path.ChangeExtension(folder.WarehousePath, ".other.duckdb"));
        other.Pipeline.Ingest(path);
        var profiles = other.Lake.ProfileColumns();

        Assert.Equal(
            FormattableString.Invariant(
                $"The columns take {profiles.ParquetBytes:N0} bytes as Parquet; a source is not text, so there is nothing to compare them with."
            ),
            profiles.Sentences[0]
        );
        Assert.DoesNotContain("NULL", profiles.ToSizeTable().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ProfileColumns_SourceWithoutLines_SaysThatThereIsNothing()
    {
        folder.Shop.Pipeline.Ingest(folder.WriteLines("a.csv", [IngestFolder.Header]));

        Assert.Contains(
            "a.csv: it has no lines but a header",
            Assert.Throws<InvalidOperationException>(() => folder.Shop.Lake.ProfileColumns()).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void ProfileColumns_EmptyLake_SaysToIngestFirst() =>
        Assert.Contains(
            "Ingest first",
            Assert.Throws<InvalidOperationException>(() => folder.Shop.Lake.ProfileColumns()).Message,
            StringComparison.Ordinal
        );
}
