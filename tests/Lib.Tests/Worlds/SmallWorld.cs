using Tests.Simulations;
using Tests.Support;

namespace Tests.Worlds;

/// <summary>
/// A small shop's clean events, drawn from a seed: ties to the second, missing values, odd prices and session ids that users share. The first seeds are the edges (see <see cref="Draw"/>); the
/// others differ in their number of users and in whether events lie seconds, hours, days or weeks apart. Events are stored in the order of the list.
/// </summary>
internal sealed record SmallWorld(int Seed, IReadOnlyList<CleanEvent> Events)
{
    /// <summary>How many worlds there are.</summary>
    internal const int Count = 200;

    /// <summary>How many of them, from the first, the tests of an analysis go through: all in their full form.</summary>
    internal static int Tested { get; } = Simulation.Runs(60, Count);

    /// <summary>Of what is to be seen in all worlds at least, the share of those that the tests go through.</summary>
    internal static int Share(int ofAll) => ofAll * Tested / Count;

    private static readonly DateTime Start = new(2019, 10, 1, 12, 0, 0);
    private static readonly string[] Types = ["view", "view", "view", "cart", "purchase", "purchase"];
    private static readonly string?[] Codes =
    [
        "electronics",
        "electronics.smartphone",
        "electronics.audio.headphone",
        "electronicsandmore",
        "kids.toys",
        null,
    ];
    private static readonly string?[] Brands = ["apple", "samsung", "none", null];
    private static readonly decimal?[] Prices = [10m, 10m, 0.01m, 19.99m, 489.07m, 2574.07m, 0m, -1.50m, null];
    private static readonly TimeSpan[] Spacings =
    [
        TimeSpan.FromSeconds(1),
        TimeSpan.FromMinutes(20),
        TimeSpan.FromHours(7),
        TimeSpan.FromDays(1),
        TimeSpan.FromDays(5),
    ];

    /// <summary>The world of a seed. 0 has no events, 1 has one, 2 one user, 3 only one instant, 4 no purchase, 5 nothing else, 6 no value that may be missing, 7 one price; from 8 on anything.</summary>
    internal static SmallWorld Draw(int seed)
    {
        var random = new Random(seed);
        var rows = new CleanEvent[Size(seed, random)];
        var users = seed == 2 ? 1 : random.Next(1, 5) * random.Next(1, 8);
        var spacing = Spacings[random.Next(Spacings.Length)];
        var instants = seed == 3 ? 1 : random.Next(1, 20);
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = DrawOne(random, users, Start + (spacing * random.Next(instants)));
        }

        return Numbered(seed, seed is >= 4 and < 8 ? rows.Select(row => AtTheEdge(seed, row)) : rows);
    }

    /// <summary>A world of rows that a test wrote itself; keys, dates and hours follow from them.</summary>
    internal static SmallWorld Of(IEnumerable<CleanEvent> rows) => Numbered(0, rows);

    /// <summary>The same events, stored in another order.</summary>
    internal SmallWorld Shuffled()
    {
        var events = Events.ToArray();
        new Random(Seed).Shuffle(events);
        return this with { Events = events };
    }

    /// <summary>The same events of users with other ids, whose order is turned round.</summary>
    internal SmallWorld Relabelled() => Numbered(Seed, Events.Select(row => row with { UserId = Relabel(row.UserId) }));

    /// <summary>The id that <see cref="Relabelled"/> gives a user.</summary>
    internal static long Relabel(long userId) => 1_000_000 - (7 * userId);

    /// <summary>The same events with all prices multiplied.</summary>
    internal SmallWorld Priced(decimal factor) =>
        Numbered(Seed, Events.Select(row => row with { Price = row.Price * factor }));

    /// <summary>The same events that much later.</summary>
    internal SmallWorld Later(TimeSpan shift) =>
        Numbered(Seed, Events.Select(row => row with { EventTime = row.EventTime + shift }));

    /// <summary>The first whole second after the last event; the start of all worlds without events.</summary>
    internal DateTime End => Events.Select(row => row.EventTime.AddSeconds(1)).DefaultIfEmpty(Start).Max();

    // Keys follow what cleaning gives: the day, of sessions that of their first event, and the place within it; sessions in the order of users and ids, events in the order of time, then of sessions.
    private static SmallWorld Numbered(int seed, IEnumerable<CleanEvent> rows)
    {
        var all = rows.ToArray();
        var sessions = all.Select(Session)
            .Distinct()
            .OrderBy(session => session.UserId)
            .ThenBy(session => session.Id is null)
            .ThenBy(session => session.Id)
            .Select((session, index) => (session, index))
            .ToDictionary(pair => pair.session, pair => pair.index + 1L);
        var begins = all.GroupBy(Session).ToDictionary(each => each.Key, each => each.Min(row => row.EventTime));
        return new SmallWorld(
            seed,
            [
                .. all.Select(row =>
                        row with
                        {
                            SessionKey = CleanEvent.DayKey(begins[Session(row)]) + sessions[Session(row)],
                            EventDate = row.EventTime.Date,
                            EventHour = row.EventTime.Hour,
                        }
                    )
                    .OrderBy(row => row.EventTime)
                    .ThenBy(row => row.UserId)
                    .ThenBy(row => sessions[Session(row)])
                    .ThenBy(row => row.ProductId)
                    .ThenBy(row => Place(row.EventType))
                    .ThenBy(row => row.Price is null)
                    .ThenBy(row => row.Price)
                    .Select((row, index) => row with { SourceRow = index + 1 })
                    .GroupBy(row => row.EventDate)
                    .SelectMany(day =>
                        day.Select((row, index) => row with { EventId = CleanEvent.DayKey(day.Key) + index + 1 })
                    ),
            ]
        );
    }

    private static (long UserId, Guid? Id) Session(CleanEvent row) => (row.UserId, row.UserSession);

    private static int Place(string type) => Array.IndexOf(["view", "cart", "remove_from_cart", "purchase"], type);

    private static int Size(int seed, Random random) =>
        seed switch
        {
            0 => 0,
            1 => 1,
            _ => random.Next(2, 20) * random.Next(1, 8),
        };

    private static CleanEvent DrawOne(Random random, int users, DateTime instant)
    {
        var product = random.Next(1, 6);
        var price = random.Next(4) == 0 ? Prices[random.Next(Prices.Length)] : 10.25m * product;
        return new CleanEvent(
            0,
            instant.AddSeconds(random.Next(3)),
            default,
            0,
            random.Next(25) == 0 ? "remove_from_cart" : Types[random.Next(Types.Length)],
            product,
            random.Next(6) == 0 ? null : 2053013555631882655 + product,
            random.Next(6) == 0 ? null : Codes[product % Codes.Length],
            random.Next(6) == 0 ? null : Brands[product % Brands.Length],
            price,
            price switch
            {
                null => "missing",
                0 => "zero",
                < 0 => "negative",
                _ => "regular",
            },
            random.Next(1, users + 1),
            random.Next(10) == 0 ? null : RawEvents.Session(random.Next(1, 6)),
            0,
            1,
            "a.csv",
            0
        );
    }

    private static CleanEvent AtTheEdge(int seed, CleanEvent row) =>
        seed switch
        {
            4 => row with { EventType = row.EventType == "purchase" ? "cart" : row.EventType },
            5 => row with { EventType = "purchase" },
            6 => row with
            {
                CategoryId = null,
                CategoryCode = null,
                Brand = null,
                Price = null,
                PriceFlag = "missing",
                UserSession = null,
            },
            _ => row with { Price = 10m, PriceFlag = "regular" },
        };
}
