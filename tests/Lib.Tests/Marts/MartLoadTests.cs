using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Marts;
using EcommerceNotebooks.Warehouse;
using Tests.Support;

namespace Tests.Marts;

public sealed class MartLoadTests
{
    [Fact]
    public void Relations_OfAllSteps_AreTheContractsOfTheLayer() =>
        Assert.Equal(
            TableContracts
                .All.Where(contract => contract.Layer == WarehouseLayer.Marts)
                .Select(contract => contract.Relation),
            EventMarts
                .Relations.Concat(SessionMarts.Relations)
                .Concat(StarSchemaMarts.Relations)
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Build_SessionsThatDoNotAgreeWithEvents_Throws()
    {
        using var shop = RawEvents.Open(RawEvents.Draw(seed: 3, count: 60));
        shop.Pipeline.Clean();
        shop.Pipeline.BuildSessions();
        shop.Connection.Execute("update fact_sessions set revenue = revenue + 0.01 where has_purchase");

        var error = Assert.Throws<DataContractException>(() => Load(shop, SessionMarts.Build));

        Assert.Contains("revenue in mart_hours = revenue of fact_sessions", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_Twice_GivesTheSameMarts()
    {
        using var shop = RawEvents.Open(RawEvents.Draw(seed: 4, count: 200));
        shop.Pipeline.Clean();
        shop.Pipeline.BuildSessions();
        shop.Pipeline.BuildStarSchema();
        string[] marts = [.. EventMarts.Relations, .. SessionMarts.Relations, .. StarSchemaMarts.Relations];
        IReadOnlyList<ulong>[] before = [.. marts.Select(mart => Fingerprint.Of(shop, mart))];

        Load(shop, EventMarts.Build);
        Load(shop, SessionMarts.Build);
        Load(shop, StarSchemaMarts.Build);

        Assert.Equal(before, marts.Select(mart => Fingerprint.Of(shop, mart)));
    }

    private static void Load(Shop shop, Action<WarehouseLoad> build) =>
        WarehouseLoad.Run(
            shop.OnConnection,
            load =>
            {
                build(load);
                return 0;
            }
        );
}
