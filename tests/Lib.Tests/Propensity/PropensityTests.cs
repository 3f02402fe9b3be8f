using EcommerceNotebooks;
using EcommerceNotebooks.Learning.Boosting;
using EcommerceNotebooks.Learning.Evaluation;
using EcommerceNotebooks.Pipeline;
using EcommerceNotebooks.Questions.Propensity;
using EcommerceNotebooks.Synthetic;
using EcommerceNotebooks.Warehouse;
using Tests.Support;

namespace Tests.Propensity;

/// <summary>Two generated months of some nine thousand users, prepared once.</summary>
public sealed class GeneratedMonths : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public GeneratedMonths()
    {
        var generator = new EventGenerator(new SyntheticOptions { Scale = 0.003 });
        foreach (var preset in new[] { "2019-Oct", "2019-Nov" })
        {
            _ = EventFiles.Write(generator, preset, Path.Combine(folder.Path, "events"));
        }

        Shop = Shop.Open(Path.Combine(folder.Path, "shop.duckdb"), new ShopOptions { Threads = 2 });
        Shop.Pipeline.Prepare(Path.Combine(folder.Path, "events"), PipelineStep.StarSchema);
        Examples = Shop.Propensity.UserExamples(Window);
    }

    public static PropensityWindow Window { get; } = new(new(2019, 10, 1), new(2019, 11, 1), new(2019, 12, 1));

    public Shop Shop { get; }

    public PropensityExamples Examples { get; }

    public void Dispose()
    {
        Shop.Dispose();
        folder.Dispose();
    }
}
