using Tests.Simulations;
using Tests.Worlds;

namespace Tests.Net;

[Trait("Speed", "Slow")]
[Collection(WorldShop.Collection)]
public sealed class NetWorldTests(WorldShop worlds)
{
    [Fact]
    public void Write_Worlds_GiveTheCommittedTablesAndAnswers() =>
        NetTests.Check(
            NetData.Worlds,
            writer => NetData.WriteWorlds(writer, worlds, Simulation.Runs(30, SmallWorld.Count)),
            isPart: true
        );
}
