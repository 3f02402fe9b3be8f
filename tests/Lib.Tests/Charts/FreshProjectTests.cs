using Tests.Support;

namespace Tests.Charts;

/// <summary>A small program in a project of its own that takes what the library gives into Plotly.NET, DataFrame and Dapper.</summary>
[Trait("Speed", "Slow")]
public sealed class FreshProjectTests : IDisposable
{
    private const string Program = """
        using Dapper;
        using EcommerceNotebooks;
        using EcommerceNotebooks.Pipeline;
        using Plotly.NET.CSharp;
        using var shop = Shop.InMemory();
        shop.Pipeline.Prepare(args[0], PipelineStep.Clean);
        var brands = shop.Insights.TopBrands(3);
        var revenue = (decimal)brands.ToTable().ToDataFrame()["revenue"].Sum();
        var width = Plotly.NET.GenericChart.toJson(brands.ToChart().Figure.WithSize(Width: 512)).Contains("\"width\":512");
        Console.WriteLine($"{revenue} {width} {shop.Connection.QuerySingle<long>("select count(*) from events")}");
        """;

    private const string Log = """
        event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session
        2019-10-01 00:00:00 UTC,purchase,1,2,,one,3.00,4,5b7d3e44-0d5c-4a3e-9df7-1c1f0e2a7b11
        2019-10-01 00:01:00 UTC,purchase,2,2,,two,4.50,4,5b7d3e44-0d5c-4a3e-9df7-1c1f0e2a7b11
        2019-10-01 00:02:00 UTC,view,2,2,,two,4.50,4,5b7d3e44-0d5c-4a3e-9df7-1c1f0e2a7b11

        """;

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void TenLines_InAFreshProject_ReachPlotlyNetDataFrameAndDapper()
    {
        File.WriteAllText(At("Program.cs"), Program);
        File.WriteAllText(At("log.csv"), Log);
        File.WriteAllText(
            At("fresh.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <BuildProjectReferences>false</BuildProjectReferences>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="{Path.Combine(Repository.Root, "lib", "EcommerceNotebooks.csproj")}" />
              </ItemGroup>
            </Project>
            """
        );

        var run = ProgramRun.Of(
            "dotnet",
            ["run", "-c", "Release", "--project", folder.Path, "--", At("log.csv")],
            TimeSpan.FromMinutes(10)
        );

        Assert.True(run.ExitCode == 0, run.Text);
        Assert.Equal(10, Program.Split('\n').Length);
        Assert.Equal("7.50 True 3", run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]);
    }

    /// <inheritdoc />
    public void Dispose() => folder.Dispose();

    private string At(string name) => Path.Combine(folder.Path, name);
}
