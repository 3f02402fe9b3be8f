using EcommerceNotebooks;
using Tests.Support;

namespace Tests.Net;

/// <summary>The command "net": writes all tables and answers, compares two such folders, or stores the committed hashes.</summary>
internal static class NetCommand
{
    internal const string Name = "net";

    private const string Usage = """
        net write OUT [--sources PATH...] [--format csv|parquet] [--warehouse PATH] [--threads N]
        net compare OLD NEW
        net store
        """;

    internal static int Run(string[] args)
    {
        switch (args)
        {
            case ["write", var folder, .. var options]:
                return Write(folder, options);
            case ["compare", var old, var other]:
                var differences = NetComparison.Of(old, other);
                differences.ToList().ForEach(Console.WriteLine);
                Console.WriteLine(differences.Count == 0 ? "No difference." : "There are differences.");
                return differences.Count == 0 ? 0 : 1;
            case ["store"]:
                NetGolden.Store();
                return 0;
            default:
                Console.Error.WriteLine(Usage);
                return 2;
        }
    }

    private static int Write(string folder, string[] args)
    {
        List<string> sources = [];
        string? warehouse = null;
        bool asParquet = false;
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
            NetData.WriteSources(writer, "sources", sources, warehouse, asParquet);
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
