using System.Globalization;
using System.Text;

namespace Tests.Support;

/// <summary>A line of a click log as its file spells it; an empty text is a missing value.</summary>
internal sealed record OddLine(
    string Time,
    string Type,
    string Product,
    string CategoryId,
    string Category,
    string Brand,
    string Price,
    string User,
    string Session
);

/// <summary>A log that is unlike the sample in one respect, drawn from a seed, so that it is the same on every run.</summary>
internal sealed record OddLog
{
    private const string Header =
        "event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session";

    private static readonly (string Id, string Code)[] Categories =
    [
        ("11", "toys.blocks"),
        ("12", "garden.tools.spade"),
        ("13", ""),
        ("14", "books.cooking"),
        ("15", "garden.chairs"),
    ];

    private static readonly string[] Brands = ["alder", "birch", "", "cedar", "none"];

    private OddLog(IReadOnlyList<OddLine> lines) => Lines = lines;

    internal IReadOnlyList<OddLine> Lines { get; private init; }

    /// <summary>The lines that become events: a time, a known type.</summary>
    internal IReadOnlyList<OddLine> Events =>
        [.. Lines.Where(line => line.Time.Contains('-', StringComparison.Ordinal) && IsKnown(line.Type))];

    /// <summary>The dates with an event, in order.</summary>
    internal IReadOnlyList<string> Dates =>
        [.. Events.Select(line => line.Time[..10]).Distinct().Order(StringComparer.Ordinal)];

    internal int Users => Events.Select(line => line.User).Distinct().Count();

    /// <summary>Sessions spread over days from the first one on; each looks at a few products, and some go on to a cart and a purchase.</summary>
    internal static OddLog Draw(string firstDay, int days, int sessions, int users = 60, int seed = 1)
    {
        var random = new Random(seed);
        var start = DateTime.Parse(firstDay, CultureInfo.InvariantCulture);
        var lines = new List<(DateTime Time, OddLine Line)>();
        for (var session = 0; session < sessions; session++)
        {
            // The first and the last sessions hold the log's ends; all end before the last day does.
            var at =
                session == 0 ? 0
                : session == 1 ? days - 0.5
                : random.NextDouble() * (days - 0.1);
            var time = start.AddSeconds(Math.Floor(at * 86_400));
            var user = (500 + random.Next(users)).ToString(CultureInfo.InvariantCulture);
            for (var product = 0; product <= random.Next(4); product++)
            {
                foreach (var type in Steps(random))
                {
                    lines.Add((time, Line(time, type, random.Next(30), user, session)));
                    time = time.AddSeconds(1 + random.Next(60));
                }
            }
        }

        return new OddLog([.. lines.OrderBy(each => each.Time).Select(each => each.Line)]);
    }

    /// <summary>A log of these lines alone.</summary>
    internal static OddLog Of(params OddLine[] lines) => new(lines);

    /// <summary>A line with nothing missing.</summary>
    internal static OddLine Single(string time, string type) =>
        new(time, type, "1", "11", "toys.blocks", "alder", "10.00", "7", "s1");

    internal OddLog Where(Func<OddLine, bool> keep) => this with { Lines = [.. Lines.Where(keep)] };

    internal OddLog Select(Func<OddLine, OddLine> change) => this with { Lines = [.. Lines.Select(change)] };

    internal OddLog With(params OddLine[] more) => this with { Lines = [.. Lines, .. more] };

    /// <summary>Writes the log as a file and gives its path.</summary>
    internal string Save(string folder)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var line in Lines)
        {
            text.AppendJoin(
                    ',',
                    line.Time,
                    line.Type,
                    line.Product,
                    line.CategoryId,
                    line.Category,
                    line.Brand,
                    line.Price,
                    line.User,
                    line.Session
                )
                .Append('\n');
        }

        var path = Path.Combine(folder, "log.csv");
        File.WriteAllText(path, text.ToString());
        return path;
    }

    private static bool IsKnown(string type) => type is "view" or "cart" or "remove_from_cart" or "purchase";

    private static IEnumerable<string> Steps(Random random)
    {
        yield return "view";
        if (random.Next(4) == 0)
        {
            yield return "cart";
            if (random.Next(5) == 0)
            {
                yield return "remove_from_cart";
            }
        }

        if (random.Next(8) == 0)
        {
            yield return "purchase";
        }
    }

    private static OddLine Line(DateTime time, string type, int product, string user, int session)
    {
        var (id, code) = Categories[product % Categories.Length];
        return new OddLine(
            time.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture),
            type,
            (1_000 + product).ToString(CultureInfo.InvariantCulture),
            id,
            code,
            Brands[product * 7 % Brands.Length],
            (5 + (product * 29.37m)).ToString("0.00", CultureInfo.InvariantCulture),
            user,
            $"s{session}"
        );
    }
}
