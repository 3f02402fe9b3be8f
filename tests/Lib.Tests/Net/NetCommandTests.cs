using EcommerceNotebooks;
using Tests.Support;

namespace Tests.Net;

public sealed class NetCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Run_WriteOfSourcesAsParquet_WritesTablesAndAnswersAndKeepsTheWarehouse()
    {
        string source = NetData.Logs["five-days"].Save(folder.Path);
        string warehouse = In("kept.duckdb");
        string[] options = ["--sources", source, "--format", "parquet", "--every", "60"];
        Assert.Equal(0, NetCommand.Run(["write", In("old"), .. options, "--warehouse", warehouse]));
        Assert.Equal(0, NetCommand.Run(["write", In("new"), .. options]));
        Assert.Equal(0, NetCommand.Run(["compare", In("old"), In("new")]));

        using var shop = Shop.Open(warehouse);
        Assert.Equal(
            shop.Query("select count(*) as n from events").Rows[0].Get<long>("n"),
            shop.Query("select count(*) as n from read_parquet($path)", new { path = In("old/sources/events.parquet") })
                .Rows[0]
                .Get<long>("n")
        );
        Assert.True(File.Exists(In("old/sources/Clean.csv")));
        Assert.InRange(File.ReadLines(In("old/hashes.csv")).Count(), 40, 80);
    }

    [Fact]
    public void Run_Compare_EndsWithOneWhereSomethingDiffers()
    {
        Directory.CreateDirectory(In("old"));
        Directory.CreateDirectory(In("new"));
        File.WriteAllText(In("old/a.csv"), "k\n1\n");
        File.WriteAllText(In("new/a.csv"), "k\n1\n");
        Assert.Equal(0, NetCommand.Run(["compare", In("old"), In("new")]));
        File.WriteAllText(In("new/a.csv"), "k\n2\n");
        Assert.Equal(1, NetCommand.Run(["compare", In("old"), In("new")]));
    }

    [Theory]
    [InlineData("wrote")]
    [InlineData("write")]
    [InlineData("write", "out", "--source", "a")]
    [InlineData("write", "out", "--sources")]
    [InlineData("write", "out", "--format", "parquet")]
    [InlineData("write", "out", "--sources", "a", "--every", "0")]
    [InlineData("compare", "a")]
    public void Run_OtherArguments_EndsWithTwo(params string[] args) => Assert.Equal(2, NetCommand.Run(args));

    [Fact]
    public void Run_WriteIntoAFolderThatHoldsSomething_Refuses()
    {
        File.WriteAllText(In("left.csv"), "");
        Assert.Equal(2, NetCommand.Run(["write", folder.Path]));
    }

    private string In(string name) => Path.Combine(folder.Path, name);
}
