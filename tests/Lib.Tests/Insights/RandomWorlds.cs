using EcommerceNotebooks;
using Tests.Support;

namespace Tests.Insights;

/// <summary>Random shops, built once for the tests of a class, which only read them: few and many events, few and many sessions per user.</summary>
public sealed class RandomWorlds : IDisposable
{
    private static readonly (int Seed, int Count, int SessionsPerUser)[] Sizes =
    [
        (1, 12, 0),
        (2, 60, 0),
        (3, 300, 0),
        (4, 300, 30),
        (5, 40, 3),
    ];

    internal IReadOnlyList<(Shop Shop, IReadOnlyList<CleanEvent> Events)> All { get; } =
    [.. Sizes.Select(size => Draw(size.Seed, size.Count, size.SessionsPerUser))];

    /// <inheritdoc />
    public void Dispose()
    {
        foreach ((var shop, _) in All)
        {
            shop.Dispose();
        }
    }

    private static (Shop, IReadOnlyList<CleanEvent>) Draw(int seed, int count, int sessionsPerUser)
    {
        var random = new Random(seed);
        IEnumerable<RawEvent> rows = RawEvents.Draw(seed, count);
        if (sessionsPerUser > 0)
        {
            rows = rows.Select(row => row with { UserSession = RawEvents.Session(random.Next(1, sessionsPerUser)) });
        }

        var shop = Worlds.Built(rows);
        return (shop, CleanEvent.Read(shop));
    }
}
