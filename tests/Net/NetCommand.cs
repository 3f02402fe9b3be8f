using System.Globalization;
using EcommerceNotebooks;
using Tests.Support;

namespace Tests.Net;

/// <summary>The command "net": writes all tables and answers, compares two such folders, or stores the committed hashes.</summary>
internal static class NetCommand
{
    internal const string Name = "net";

    private const string Usage = """
        net write OUT [--threads N]                 every table and answer of the sample, the odd logs, the steps and the worlds
        net write OUT --sources PATH... [--format csv|parquet] [--warehouse PATH] [--every N] [--threads N]
                                                    those of a warehouse of these sources, or every N-th answer
        net compare OLD NEW [--tolerance PART]      names what differs; numbers of more than twelve digits may differ by a part of them, such as 1e-12
        net store                                   takes what is written now for the committed hashes
        """;

    internal static int Run(string[] args)
    {
        switch (args)
        {
            case ["write", var folder, .. var options]:
                return Write(folder, options);
            case ["compare", var old, var other]:
                return Compare(old, other, 0);
            case ["compare", var old, var other, "--tolerance", var tolerance]:
                return Compare(old, other, double.Parse(tolerance, CultureInfo.InvariantCulture));
            case ["store"]:
                NetGolden.Store();
                return 0;
            default:
                Console.Error.WriteLine(Usage);
                return 2;
        }
    }

    private static int Compare(string old, string other, double tolerance)
    {
        var differences = NetComparison.Of(old, other, tolerance);
        differences.ToList().ForEach(Console.WriteLine);
        Console.WriteLine(differences.Count == 0 ? "No difference." : "There are differences.");
        return differences.Count == 0 ? 0 : 1;
    }

    private static int Write(string folder, string[] args)
    {
        List<string> sources = [];
        string? warehouse = null;
        bool asParquet = false;
        int every = 1;
        for (int i = 0; i < args.Length; i += 2)
        {
            switch (args[i..])
            {
                case ["--sources", ..]:
                    sources.AddRange(args[(i + 1)..].TakeWhile(arg => !arg.StartsWith("--", StringComparison.Ordinal)));
                    i += sources.Count - 1;
                    break;
                case ["--format", "csv" or "parquet", ..]:
                    asParquet = args[i + 1] == "parquet";
                    break;
                case ["--warehouse", var path, ..]:
                    warehouse = path;
                    break;
                case ["--every", var number, ..]:
                    every = int.Parse(number, CultureInfo.InvariantCulture);
                    break;
                case ["--threads", var threads, ..]:
                    Environment.SetEnvironmentVariable(ShopOptions.ThreadsVariable, threads);
                    break;
                default:
                    Console.Error.WriteLine(Usage);
                    return 2;
            }
        }

        var writer = new NetWriter(folder);
        if (sources.Count > 0)
        {
            NetData.WriteSources(writer, "sources", sources, warehouse, asParquet, every);
        }
        else
        {
            NetData.WriteAll(writer);
        }

        NetGolden.SaveHashes(writer.Hashes, Path.Combine(folder, NetGolden.HashesFile));
        Console.WriteLine($"{writer.Hashes.Count} files in {Path.GetFullPath(folder)}");
        return 0;
    }
}
