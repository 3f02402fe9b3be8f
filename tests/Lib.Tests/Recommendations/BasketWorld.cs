using Tests.Support;
using Tests.Worlds;

namespace Tests.Recommendations;

/// <summary>Small worlds that a test writes down as the products of sessions.</summary>
internal static class BasketWorld
{
    private const int Edges = 8;
    private static readonly string[] Types = ["view", "view", "cart", "remove_from_cart", "purchase", "purchase"];
    private static readonly DateTime Start = new(2019, 10, 1, 12, 0, 0);

    /// <summary>The edges of <see cref="SmallWorld"/>, then worlds whose sessions have many products; while one is given, the shop's tables are this world's.</summary>
    internal static IEnumerable<SmallWorld> All(WorldShop worlds)
    {
        for (var seed = 0; seed < SmallWorld.Tested; seed++)
        {
            yield return seed < Edges ? worlds.Use(seed) : worlds.Use(Draw(seed));
        }
    }

    /// <summary>Up to forty sessions in which up to nine products are seen, put into carts and bought, some in the same second.</summary>
    internal static SmallWorld Draw(int seed)
    {
        var random = new Random(seed);
        var rows = new List<CleanEvent>();
        for (var session = random.Next(1, 40); session > 0; session--)
        {
            var user = random.Next(1, 12);
            var seconds = random.Next(20 * 86_400);
            for (var events = random.Next(1, 16); events > 0; events--)
            {
                // Small numbers come more often, so that some pairs are frequent.
                long product = Math.Min(random.Next(1, 10), random.Next(1, 10));
                rows.Add(
                    Event(user, product, seconds, Types[random.Next(Types.Length)]) with
                    {
                        UserSession = RawEvents.Session(random.Next(1, 4)),
                        Brand =
                            product % 3 == 0 ? null
                            : product % 3 == 1 ? "alder"
                            : "birch",
                        CategoryCode =
                            product % 4 == 0 ? null
                            : product % 2 == 0 ? "toys.blocks"
                            : "toys",
                    }
                );
                seconds += random.Next(3);
            }
        }

        return SmallWorld.Of(rows) with
        {
            Seed = seed,
        };
    }

    /// <summary>Each basket a user's one session in which these products are bought, a second apart.</summary>
    internal static SmallWorld Of(params IEnumerable<IReadOnlyList<long>> baskets) =>
        SmallWorld.Of(
            baskets.Index().SelectMany(basket => basket.Item.Select((id, place) => Event(basket.Index + 1, id, place)))
        );

    /// <summary>An event of a user's first session, so many seconds after its begin.</summary>
    internal static CleanEvent Event(long user, long product, int seconds, string type = "purchase") =>
        new(
            0,
            Start.AddSeconds(seconds),
            default,
            0,
            type,
            product,
            1,
            "toys.blocks",
            "alder",
            10m,
            "regular",
            user,
            RawEvents.Session(1),
            0,
            1,
            "a.csv",
            0
        );
}
