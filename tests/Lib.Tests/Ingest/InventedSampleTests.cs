using EcommerceNotebooks;
using EcommerceNotebooks.Ingest;
using Tests.Support;

namespace Tests.Ingest;

/// <summary>The project's sample is known by what is in it, wherever it lies; of a user's log nothing of the kind is said.</summary>
public sealed class InventedSampleTests : IDisposable
{
    private static readonly string Sample = Path.Combine(Repository.Root, "data", "sample");

    private readonly TemporaryFolder folder = new();
    private readonly Shop shop = Shop.InMemory();

    public void Dispose()
    {
        shop.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Invented_CopyOfTheSampleUnderOtherNames_IsCalledSo()
    {
        Copy("2019-Oct.csv.gz", "a.csv.gz");
        Copy("2019-Nov.csv.zip", "b.csv.zip");

        shop.Pipeline.Ingest(folder.Path);
        shop.Pipeline.Clean();

        Assert.Equal("an invented sample, not a shop's log", shop.Lake.Current().Invented);
        Assert.Equal("149,533 rows from 2 files: an invented sample, not a shop's log.", shop.Lake.Current().Sentence);
        Assert.Equal("An invented sample, not a shop's log.", shop.Insights.LogOverview().Describe().Split('\n')[1]);
    }

    [Fact]
    public void Invented_OneFileOfTheSampleBesideAUsers_NamesThePart()
    {
        Copy("2019-Oct.csv.gz", "2019-Oct.csv.gz");
        Write("mine.csv");

        shop.Pipeline.Ingest(folder.Path);

        Assert.Equal("1 of 2 files is of an invented sample, not a shop's log", shop.Lake.Current().Invented);
    }

    [Fact]
    public void Invented_UsersLogInAFolderCalledSample_IsNotCalledSo()
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "data", "sample"));
        Write(Path.Combine("data", "sample", "2019-Oct.csv"));

        shop.Pipeline.Ingest(Path.Combine(folder.Path, "data", "sample"));
        shop.Pipeline.Clean();

        Assert.Null(shop.Lake.Current().Invented);
        Assert.Equal("1 row from 1 file.", shop.Lake.Current().Sentence);
        Assert.DoesNotContain("invented", shop.Insights.LogOverview().Describe(), StringComparison.OrdinalIgnoreCase);
    }

    private void Copy(string name, string to) => File.Copy(Path.Combine(Sample, name), Path.Combine(folder.Path, to));

    private void Write(string name) =>
        File.WriteAllText(
            Path.Combine(folder.Path, name),
            "event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session\n"
                + "2019-10-01 00:00:00 UTC,view,1,11,toys.blocks,alder,10.00,7,00000001-0000-0000-0000-000000000000\n"
        );
}
