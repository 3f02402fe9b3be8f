using System.Globalization;
using System.Text;
using EcommerceNotebooks;
using EcommerceNotebooks.Optimizations;
using Tests.Support;

namespace Tests.Optimizations;

/// <summary>A shop on disk with a small log of four days, drawn from a seed, that the tests of this folder measure on.</summary>
public sealed class MeasuredLog : IDisposable
{
    internal const int Days = 4;
    internal const int Events = 12_000;

    private const int SecondsOfDay = 86_400;
    private static readonly string[] Types =
    [
        "view",
        "view",
        "view",
        "view",
        "view",
        "view",
        "view",
        "cart",
        "purchase",
    ];
    private static readonly string[] Brands = ["apple", "samsung", "xiaomi", ""];

    private readonly TemporaryFolder folder = new();
    private readonly OptimizationLab lab;

    public MeasuredLog()
    {
        var source = Path.Combine(folder.Path, "log.csv");
        File.WriteAllText(source, Log());
        Shop = Shop.Open(Path.Combine(folder.Path, "shop.duckdb"), new ShopOptions { Threads = 2 });
        Shop.Pipeline.Ingest(source);
        lab = Shop.Optimizations.OpenLab(Once);
    }

    /// <summary>One round, for tests that ask what a run shows and not how long it takes.</summary>
    internal static OptimizationOptions Once { get; } = new() { Repeats = 1, WarmUps = 0 };

    internal Shop Shop { get; }

    /// <summary>The technique measured with <see cref="Once"/>; measured only once for all tests.</summary>
    internal OptimizationResult Result(Optimization optimization) =>
        lab.Report.Results.FirstOrDefault(result => result.Optimization == optimization) ?? lab.Measure(optimization);

    /// <summary>Names of all folders beside the warehouse.</summary>
    internal IEnumerable<string> Folders =>
        Directory.EnumerateDirectories(folder.Path).Select(path => Path.GetFileName(path)!);

    public void Dispose()
    {
        lab.Dispose();
        Shop.Dispose();
        folder.Dispose();
    }

    private static string Log()
    {
        var random = new Random(4);
        var text = new StringBuilder(
            "event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session\n"
        );
        var start = new DateTime(2019, 10, 1);
        for (var i = 0; i < Events; i++)
        {
            var time = start.AddSeconds((long)i * Days * SecondsOfDay / Events);
            var product = random.Next(300);
            var user = random.Next(800);
            text.Append(
                CultureInfo.InvariantCulture,
                $"{time:yyyy-MM-dd HH:mm:ss} UTC,{Types[random.Next(Types.Length)]},{1_000 + product},20530135555{product % 7},electronics.kind{product % 5},{Brands[product % Brands.Length]},{10 + product}.99,{5_000 + user},{user:x8}-0000-4000-8000-{i / 1_000:x12}\n"
            );
        }

        return text.ToString();
    }
}
