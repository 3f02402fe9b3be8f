using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Cleaning;
using EcommerceNotebooks.Pipeline;
using Tests.Support;

namespace Tests.Pipeline;

public sealed class ShopPipelineTests : IDisposable
{
    private const string Header =
        "event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session\n";

    private readonly TemporaryFolder folder = new();
    private readonly Shop shop = Shop.InMemory();

    [Fact]
    public void Prepare_NewWarehouse_MakesEveryStepUpToTheOneAsked()
    {
        var source = Write("a.csv", 1);

        Assert.Equal([PipelineStep.Ingest, PipelineStep.Clean], shop.Pipeline.Prepare(source, PipelineStep.Clean));
        Assert.Equal(
            [PipelineStep.Sessions, PipelineStep.StarSchema],
            shop.Pipeline.Prepare(source, PipelineStep.StarSchema)
        );
        Assert.Equal(1, CountOf("fact_events"));
    }

    [Fact]
    public void Prepare_EventsAtBothEndsOfTheYearsTaken_BuildsEveryTable()
    {
        var path = Path.Combine(folder.Path, "ends.csv");
        File.WriteAllText(
            path,
            Header
                + string.Concat(
                    new[] { "1900-01-01 00:00:00", "1969-12-31 23:59:59", "2199-12-31 23:59:59" }.Select(time =>
                        $"{time} UTC,purchase,1,2,a.b,apple,1.00,3,72d76fde-8bb3-4e00-8c23-a032dfed738c\n"
                    )
                )
        );

        shop.Pipeline.Prepare(path, PipelineStep.StarSchema);

        Assert.Equal(3, CountOf("fact_events"));
        Assert.Equal(1, CountOf("fact_sessions"));
    }

    [Fact]
    public void Prepare_UpToDate_MakesNothing()
    {
        var source = Write("a.csv", 1);
        shop.Pipeline.Prepare(source, PipelineStep.StarSchema);

        Assert.Empty(shop.Pipeline.Prepare(source, PipelineStep.StarSchema));
    }

    [Fact]
    public void Prepare_TableOfAStepMissing_MakesThisStepAgain()
    {
        var source = Write("a.csv", 1);
        shop.Pipeline.Prepare(source, PipelineStep.StarSchema);
        shop.Connection.Execute("drop table mart_order_values");

        Assert.Equal([PipelineStep.Sessions], shop.Pipeline.Prepare(source, PipelineStep.StarSchema));
        Assert.Equal(0, CountOf("mart_order_values"));
    }

    [Fact]
    public void Prepare_EventsOfAnOlderVersion_MakesThemAgain()
    {
        var source = Write("a.csv", 1);
        shop.Pipeline.Prepare(source, PipelineStep.StarSchema);
        foreach (
            var (table, later) in new[] { ("events", ""), ("visits", " > sessions"), ("fact_events", " > star schema") }
        )
        {
            shop.Connection.Execute($"comment on table {table} is 'version 1 of a lake > clean(Exact){later}'");
        }

        Assert.Throws<InvalidOperationException>(() => shop.Pipeline.BuildSessions());
        Assert.Throws<InvalidOperationException>(() => shop.Pipeline.BuildStarSchema());
        Assert.Equal(
            [PipelineStep.Clean, PipelineStep.Sessions, PipelineStep.StarSchema],
            shop.Pipeline.Prepare(source, PipelineStep.StarSchema)
        );
    }

    [Fact]
    public void Prepare_NewFileInTheFolder_MakesEveryStepAgain()
    {
        Write("a.csv", 1);
        shop.Pipeline.Prepare(folder.Path, PipelineStep.StarSchema);
        Write("b.csv", 2);

        Assert.Equal(Enum.GetValues<PipelineStep>(), shop.Pipeline.Prepare(folder.Path, PipelineStep.StarSchema));
        Assert.Equal(2, CountOf("fact_events"));
    }

    [Fact]
    public void Prepare_CleanedWithOtherOptions_KeepsThemAndRebuildsWhatFollows()
    {
        var source = Write("a.csv", 1, 1);
        shop.Pipeline.Prepare(source, PipelineStep.StarSchema);
        shop.Pipeline.Clean(new CleaningOptions { PriceCap = 1m });

        Assert.Equal(
            [PipelineStep.Sessions, PipelineStep.StarSchema],
            shop.Pipeline.Prepare(source, PipelineStep.StarSchema)
        );
        Assert.Equal(1, shop.Connection.QuerySingle<long>("select count(*) from events where price_flag = 'over_cap'"));
    }

    public void Dispose()
    {
        shop.Dispose();
        folder.Dispose();
    }

    private long CountOf(string relation) => shop.Connection.QuerySingle<long>($"select count(*) from {relation}");

    private string Write(string name, params IEnumerable<int> users)
    {
        var path = Path.Combine(folder.Path, name);
        var lines = users.Select(user =>
            $"2019-10-01 00:00:00 UTC,view,1,2053013555631882655,,,9.99,{user},72d76fde-8bb3-4e00-8c23-a032dfed738c\n"
        );
        File.WriteAllText(path, Header + string.Concat(lines));
        return path;
    }
}
