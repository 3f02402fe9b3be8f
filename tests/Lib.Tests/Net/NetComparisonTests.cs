using EcommerceNotebooks;
using Tests.Support;

namespace Tests.Net;

public sealed class NetComparisonTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Of_EqualFolders_GivesNothing()
    {
        Save("old", "a.csv", "k:INTEGER,v:VARCHAR\n1,x\n");
        Save("new", "a.csv", "k:INTEGER,v:VARCHAR\n1,x\n");
        Assert.Empty(Differences());
    }

    [Fact]
    public void Of_ChangedValue_NamesFileRowAndColumn()
    {
        Save("old", "a.csv", "k:INTEGER,v:VARCHAR,w:VARCHAR\n1,x,\n2,\"y,\nz\",same\n");
        Save("new", "a.csv", "k:INTEGER,v:VARCHAR,w:VARCHAR\n1,x,\"\"\n2,\"y,\nq\",same\n");
        Assert.Equal(
            ["a.csv: row 1: w:VARCHAR was  and is \"\"", "a.csv: row 2: v:VARCHAR was \"y,\nz\" and is \"y,\nq\""],
            Differences()
        );
    }

    [Fact]
    public void Of_RowsGoneNewAndTwice_NamesThem()
    {
        Save("old", "a.csv", "k:INTEGER\n1\n1\n3\n");
        Save("new", "a.csv", "k:INTEGER\n1\n4\n4\n");
        Assert.Equal(
            ["a.csv: row is gone: 1", "a.csv: row is gone: 3", "a.csv: row is new: 4", "a.csv: row is new: 4"],
            Differences()
        );
    }

    [Fact]
    public void Of_ManyRows_NamesSomeAndCountsTheOthers()
    {
        Save("old", "a.csv", "k:INTEGER\n" + string.Join("\n", Enumerable.Range(0, 9)));
        Save("new", "a.csv", "k:INTEGER\n");
        Assert.Equal("a.csv: 4 more rows differ", Differences()[^1]);
    }

    [Fact]
    public void Of_SectionsOfAnAnswer_ComparesEach()
    {
        Save("old", "a.csv", "[one]\n#:String,v:Int32\n0,1\n[two]\nv:Int32\n1\n");
        Save("new", "a.csv", "[one]\n#:String,v:Int32\n0,2\n[two]\nv:Int64\n1\n");
        Assert.Equal(
            ["a.csv [one]: row 0: v:Int32 was 1 and is 2", "a.csv [two]: the header was v:Int32 and is v:Int64"],
            Differences()
        );
    }

    [Fact]
    public void Of_Tolerance_TakesLastDigitsForEqualAndNoMore()
    {
        Save("old", "a.csv", "#:String,v:Double\n0,0.30000000000000004\n1,0.3\n2,123456789.25\n");
        Save("new", "a.csv", "#:String,v:Double\n0,0.3\n1,0.30000000001\n2,123456789.26\n");
        Save("old", "a.charts.csv", "[c]\nplotly:json\n{\"y\":[0.30000000000000004],\"n\":\"x\"}\n");
        Save("new", "a.charts.csv", "[c]\nplotly:json\n{\"y\":[0.3],\"n\":\"x\"}\n");
        Assert.Equal(4, Differences().Count);
        Assert.Equal(
            [
                "a.csv: row 1: v:Double was 0.3 and is 0.30000000001",
                "a.csv: row 2: v:Double was 123456789.25 and is 123456789.26",
            ],
            Differences(1e-12)
        );
    }

    [Fact]
    public void Of_ChangedChart_ShowsTheFirstDifference()
    {
        string many = string.Join(',', Enumerable.Range(0, 200));
        Save("old", "a.charts.csv", $"[c]\nplotly:json\n{{\"y\":[{many},7,{many}]}}\n");
        Save("new", "a.charts.csv", $"[c]\nplotly:json\n{{\"y\":[{many},8,{many}]}}\n");
        string difference = Assert.Single(Differences());
        Assert.Contains(",198,199,7,0,1,2,", difference, StringComparison.Ordinal);
        Assert.Contains(",198,199,8,0,1,2,", difference, StringComparison.Ordinal);
        Assert.InRange(difference.Length, 200, 400);
    }

    [Fact]
    public void Of_FilesOfOneFolderOnly_NamesThem()
    {
        Save("old", "set/gone.csv", "k\n");
        Save("new", "set/new.csv", "k\n");
        Assert.Equal(["set/gone.csv: only in the old folder", "set/new.csv: only in the new folder"], Differences());
    }

    [Fact]
    public void Of_Parquet_ComparesRowsInAnyOrder()
    {
        using var shop = Shop.InMemory();
        shop.Export("select unnest([1, 2, 2]) as k", PathOf("old", "a.parquet"));
        shop.Export("select unnest([2, 1, 2]) as k", PathOf("new", "a.parquet"));
        Assert.Empty(Differences());

        shop.Export("select unnest([1, 1, 2, 3]) as k", PathOf("new", "a.parquet"));
        Assert.Equal(["a.parquet: 1 rows are gone, 2 are new"], Differences());

        shop.Export("select 1::bigint as k", PathOf("new", "a.parquet"));
        Assert.Equal(["a.parquet: columns were k:INTEGER and are k:BIGINT"], Differences());
    }

    private IReadOnlyList<string> Differences(double tolerance = 0) =>
        NetComparison.Of(Path.Combine(folder.Path, "old"), Path.Combine(folder.Path, "new"), tolerance);

    private void Save(string side, string name, string text) => File.WriteAllText(PathOf(side, name), text);

    private string PathOf(string side, string name)
    {
        string path = Path.Combine(folder.Path, side, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }
}
