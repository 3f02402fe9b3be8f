using Tests.Support;
using Tests.Worlds;

namespace Tests.Recommendations.Evaluation;

/// <summary>Sessions drawn from a known rule.</summary>
internal static class PlantedSessions
{
    internal static readonly DateTime Start = new(2019, 10, 1);

    /// <summary>Walks in which what comes next follows from the last product alone: one of three others, with chances of 0.6, 0.3 and 0.1.</summary>
    internal static int[][] OfTransitions(int sessions, int products, int seed)
    {
        var random = new Random(seed);
        int[][] followers =
        [
            .. Enumerable
                .Range(0, products)
                .Select(product =>
                {
                    int[] others = [.. Enumerable.Range(0, products).Where(other => other != product)];
                    random.Shuffle(others);
                    return others[..3];
                }),
        ];
        return
        [
            .. Enumerable
                .Range(0, sessions)
                .Select(_ =>
                {
                    int[] session = [random.Next(products), .. new int[random.Next(2, 8)]];
                    for (var place = 1; place < session.Length; place++)
                    {
                        var chance = random.NextDouble();
                        session[place] = followers[session[place - 1]][
                            chance < 0.6 ? 0
                            : chance < 0.9 ? 1
                            : 2
                        ];
                    }

                    return session;
                }),
        ];
    }

    /// <summary>Sessions of one of some kinds, whose products come in any order; each product belongs to several kinds, so that only the session as a whole tells its kind.</summary>
    internal static int[][] OfKinds(int sessions, int products, int kinds, int seed)
    {
        var random = new Random(seed);
        int[][] ofKind =
        [
            .. Enumerable
                .Range(0, kinds)
                .Select(_ =>
                {
                    int[] all = [.. Enumerable.Range(0, products)];
                    random.Shuffle(all);
                    return all[..(products / 5)];
                }),
        ];
        return
        [
            .. Enumerable
                .Range(0, sessions)
                .Select(_ =>
                {
                    int[] kind = [.. ofKind[random.Next(kinds)]];
                    random.Shuffle(kind);
                    return kind[..random.Next(4, 9)];
                }),
        ];
    }

    /// <summary>A world of sessions, one after the other over some days, of users who have some three each; a few products come up only late.</summary>
    internal static SmallWorld World(IReadOnlyList<int[]> sessions, double days, int seed)
    {
        var random = new Random(seed);
        return SmallWorld.Of(
            sessions.SelectMany(
                (session, i) =>
                {
                    var user = 1 + random.Next(sessions.Count / 3);
                    var start = Start.AddDays(days * i / sessions.Count);
                    return session.Select(
                        (product, place) =>
                            new CleanEvent(
                                0,
                                new DateTime(start.Ticks - (start.Ticks % TimeSpan.TicksPerSecond)).AddSeconds(
                                    20 * place
                                ),
                                default,
                                0,
                                random.Next(9) == 0 ? "cart" : "view",
                                product + 1,
                                null,
                                null,
                                null,
                                null,
                                "missing",
                                user,
                                RawEvents.Session(i + 1),
                                0,
                                1,
                                "a.csv",
                                0
                            )
                    );
                }
            )
        );
    }
}
