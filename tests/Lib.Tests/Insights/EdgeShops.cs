using EcommerceNotebooks;
using Tests.Support;

namespace Tests.Insights;

/// <summary>Shops at the edges, built once for the tests of a class, which only read them.</summary>
public sealed class EdgeShops : IDisposable
{
    internal Shop NotBuilt { get; } = Shop.InMemory();

    internal Shop WithoutEvents { get; } = Worlds.Built([]);

    internal Shop WithoutPurchases { get; } = Worlds.Built([RawEvents.Ordinary with { Price = null }]);

    internal Shop Random { get; } = Worlds.Built(RawEvents.Draw(9, 200));

    /// <inheritdoc />
    public void Dispose()
    {
        NotBuilt.Dispose();
        WithoutEvents.Dispose();
        WithoutPurchases.Dispose();
        Random.Dispose();
    }
}
