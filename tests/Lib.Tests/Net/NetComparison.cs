using EcommerceNotebooks;
using EcommerceNotebooks.Warehouse;

namespace Tests.Net;

/// <summary>Compares two folders that the net wrote, and says which file, section, row and column differ.</summary>
internal static class NetComparison
{
    /// <summary>Rows of a section that are named; the others are counted.</summary>
    private const int MostNamed = 5;

    private const string Parquet = ".parquet";

    /// <summary>A line for everything that differs; none where the folders are equal. Long numbers may differ by the tolerance, a part of them.</summary>
    internal static IReadOnlyList<string> Of(string old, string other, double tolerance = 0)
    {
        var names = Files(old).Union(Files(other)).Order(StringComparer.Ordinal);
        return
        [
            .. names.SelectMany(name => OfFile(name, Path.Combine(old, name), Path.Combine(other, name), tolerance)),
        ];
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path))
            .Where(name => Path.GetFileName(name) != NetGolden.HashesFile);

    private static IEnumerable<string> OfFile(string name, string old, string other, double tolerance) =>
        !File.Exists(old) ? [$"{name}: only in the new folder"]
        : !File.Exists(other) ? [$"{name}: only in the old folder"]
        : AreEqual(old, other) ? []
        : name.EndsWith(Parquet, StringComparison.Ordinal) ? OfParquet(name, old, other)
        : OfSections(name, Sections(old), Sections(other), tolerance);

    private static bool AreEqual(string old, string other)
    {
        if (new FileInfo(old).Length != new FileInfo(other).Length)
        {
            return false;
        }

        using var one = new BufferedStream(File.OpenRead(old), 1 << 16);
        using var two = new BufferedStream(File.OpenRead(other), 1 << 16);
        int read;
        while ((read = one.ReadByte()) == two.ReadByte())
        {
            if (read < 0)
            {
                return true;
            }
        }

        return false;
    }

    // Parquet files of the same rows may differ in the order of their rows.
    private static IEnumerable<string> OfParquet(string name, string old, string other)
    {
        using var shop = Shop.InMemory(
            ShopOptions.FromEnvironment() with
            {
                TempDirectory = Path.Combine(Path.GetTempPath(), "net-comparison"),
            }
        );
        string[] columns = [.. new[] { old, other }.Select(path => Columns(shop, path))];
        if (columns[0] != columns[1])
        {
            return [$"{name}: columns were {columns[0]} and are {columns[1]}"];
        }

        long[] missing = [Missing(shop, old, other), Missing(shop, other, old)];
        return missing.Sum() == 0 ? [] : [$"{name}: {missing[0]} rows are gone, {missing[1]} are new"];
    }

    private static string Columns(Shop shop, string path) =>
        string.Join(
            ", ",
            shop.Query($"describe select * from {SqlQuoting.Literal(path)}")
                .Rows.Select(row => $"{row["column_name"]}:{row["column_type"]}")
        );

    private static long Missing(Shop shop, string from, string other) =>
        shop.Query(
                $"select count(*) as n from (select * from {SqlQuoting.Literal(from)} except all select * from {SqlQuoting.Literal(other)})"
            )
            .Rows[0]
            .Get<long>("n");

    private static IEnumerable<string> OfSections(
        string name,
        Dictionary<string, NetSection> old,
        Dictionary<string, NetSection> other,
        double tolerance
    )
    {
        foreach (string section in old.Keys.Union(other.Keys))
        {
            string place = section.Length == 0 ? name : $"{name} [{section}]";
            if (!old.TryGetValue(section, out var before) || !other.TryGetValue(section, out var after))
            {
                yield return $"{place}: only in the {(old.ContainsKey(section) ? "old" : "new")} folder";
            }
            else if (before.Header != after.Header)
            {
                yield return $"{place}: the header was {before.Header} and is {after.Header}";
            }
            else
            {
                foreach (string difference in before.Differences(after, MostNamed, tolerance))
                {
                    yield return $"{place}: {difference}";
                }
            }
        }
    }

    private static Dictionary<string, NetSection> Sections(string path)
    {
        var sections = new Dictionary<string, NetSection>();
        NetSection? current = null;
        string? name = null;
        foreach (string line in NetSection.Lines(path))
        {
            if (line.StartsWith('['))
            {
                (name, current) = (line[1..^1], null);
            }
            else if (current is null)
            {
                current = new NetSection(line, []);
                sections.Add(name ?? "", current);
            }
            else
            {
                current.Rows.Add(line);
            }
        }

        return sections;
    }
}
