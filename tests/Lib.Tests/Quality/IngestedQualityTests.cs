using EcommerceNotebooks;
using EcommerceNotebooks.Warehouse;
using Tests.Support;

namespace Tests.Quality;

public sealed class IngestedQualityTests
{
    [SharedDataFact(RealSample.RelativePath)]
    public void CheckQuality_IngestedRealSample_HoldsEveryContract()
    {
        using var shop = Shop.InMemory();
        shop.Pipeline.Ingest(RealSample.FullPath);
        shop.Pipeline.Clean();
        shop.Pipeline.BuildSessions();
        shop.Pipeline.BuildStarSchema();

        var report = shop.Quality.Check();

        Assert.Empty(report.Errors);
        var built = TableContracts
            .All.Where(contract => contract.Layer < WarehouseLayer.Predictions)
            .Select(contract => contract.Relation);
        Assert.Subset(report.Results.Select(result => result.Relation).ToHashSet(), built.ToHashSet());
        Assert.Equal(34_820, shop.Pipeline.Clean().Totals.Events);
    }
}
