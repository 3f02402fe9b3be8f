using System.Globalization;
using System.Text.RegularExpressions;

namespace EcommerceNotebooks.Display;

/// <summary>Makes the heading people read from a column's name: the same words, a capital first, acronyms and units in their usual spelling.</summary>
internal static partial class Heading
{
    private static readonly Dictionary<string, string> Spellings = new(StringComparer.Ordinal)
    {
        ["avg"] = "average",
        ["ids"] = "IDs",
        ["gb"] = "GB",
        ["kb"] = "kB",
        ["mb"] = "MB",
        ["ms"] = "ms",
    };

    private static readonly HashSet<string> Acronyms = new(StringComparer.Ordinal)
    {
        "aov",
        "api",
        "arppu",
        "arpu",
        "auc",
        "ci",
        "clv",
        "cltv",
        "cpu",
        "csv",
        "ctr",
        "dau",
        "eur",
        "gmv",
        "gpu",
        "html",
        "http",
        "id",
        "ip",
        "iqr",
        "json",
        "kpi",
        "ks",
        "ltv",
        "mau",
        "mtd",
        "ram",
        "rfm",
        "roc",
        "roi",
        "sku",
        "sql",
        "url",
        "usd",
        "utc",
        "uuid",
        "wau",
        "xml",
        "ytd",
    };

    // What a unit that follows says how long or how large it is.
    private static readonly HashSet<string> Measured = new(StringComparer.Ordinal)
    {
        "age",
        "duration",
        "gap",
        "length",
        "recency",
        "tenure",
        "time",
    };

    private static readonly HashSet<string> Periods = new(StringComparer.Ordinal)
    {
        "seconds",
        "minutes",
        "hours",
        "days",
        "weeks",
        "months",
    };

    /// <summary>
    /// <c>orders_per_user</c> and <c>OrdersPerUser</c> give <c>Orders per user</c>, <c>rfm_score</c> <c>RFM score</c>, <c>p25_price</c> <c>p25 price</c>, <c>median_ms</c> <c>Median (ms)</c>;
    /// a name that is no identifier, such as an alias in words, stays as it is written.
    /// </summary>
    internal static string From(string name)
    {
        if (!Identifier().IsMatch(name))
        {
            return name;
        }

        var words = name.Split('_', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(part => IsCapitals(part) ? [part] : SnakeCase.From(part).Split('_'))
            .ToList();
        string heading = string.Join(' ', words.Select((word, i) => Spelled(words, word, i)))
            .Replace("p value", "p-value", StringComparison.Ordinal);
        return Lowercase().IsMatch(heading)
            ? heading
            : char.ToUpper(heading[0], CultureInfo.InvariantCulture) + heading[1..];
    }

    private static string Spelled(List<string> words, string word, int place)
    {
        bool last = place > 0 && place == words.Count - 1;
        return last && word is "ms" or "kb" or "mb" or "gb"
            || last && Periods.Contains(word) && Measured.Contains(words[place - 1])
                ? $"({Spellings.GetValueOrDefault(word, word)})"
            : Acronyms.Contains(word) ? word.ToUpperInvariant()
            : Spellings.GetValueOrDefault(word, word);
    }

    private static bool IsCapitals(string word) => word.Length > 1 && word.All(c => char.IsUpper(c) || char.IsDigit(c));

    [GeneratedRegex(@"^_*\p{L}[\p{L}\p{Nd}_]*$")]
    private static partial Regex Identifier();

    // p25 and p-value are written small wherever they stand.
    [GeneratedRegex(@"^(p\d|p-value)")]
    private static partial Regex Lowercase();
}
