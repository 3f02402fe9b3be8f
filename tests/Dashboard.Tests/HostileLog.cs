using System.Globalization;
using System.Text;

namespace Tests;

/// <summary>A small log whose names are what an attacker would choose, as a CSV file.</summary>
internal static class HostileLog
{
    /// <summary>Brands: markup, formulas, quotes, a wildcard, half a comment, an emoji; and a plain one.</summary>
    internal static readonly string[] Brands =
    [
        "<script>alert(1)</script>",
        "=cmd()",
        "＋1-1",
        "@sum",
        "a\"b'c",
        "100%",
        "x'); drop table events; --",
        "\U0001F6D2 shop",
        "plain",
    ];

    /// <summary>Category codes of the same kind.</summary>
    internal static readonly string[] Categories =
    [
        "electronics.smartphone",
        "electronics.audio",
        "<b>kids</b>.toys",
        "=cmd().x",
    ];

    private static readonly string[] Types = ["view", "view", "view", "cart", "purchase", "remove_from_cart"];

    /// <summary>Writes so many events of October 2019 on.</summary>
    internal static void Write(string path, int events, int seed = 1)
    {
        var random = new Random(seed);
        var lines = new StringBuilder(
            "event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session\n"
        );
        var time = new DateTime(2019, 10, 1, 6, 0, 0);
        for (int i = 0; i < events; i++)
        {
            time = time.AddMinutes(random.Next(1, 240));
            int user = random.Next(1, 40);
            string brand = random.Next(8) == 0 ? "" : Brands[random.Next(Brands.Length)];
            string category = random.Next(8) == 0 ? "" : Categories[random.Next(Categories.Length)];
            lines.Append(
                CultureInfo.InvariantCulture,
                $"{time:yyyy-MM-dd HH:mm:ss} UTC,{Types[random.Next(Types.Length)]},{random.Next(1, 30)},{2053013555631882655 + random.Next(4)},{Quoted(category)},{Quoted(brand)},{random.Next(0, 50_000) / 100m},{user},{new Guid(user, (short)(i / 50), 0, new byte[8])}\n"
            );
        }

        File.WriteAllText(path, lines.ToString());
    }

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
