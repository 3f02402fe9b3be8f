using System.Globalization;
using EcommerceNotebooks;
using Tests.Support;

namespace Tests.Net;

/// <summary>The command "net": writes all tables and answers, compares two such folders, or stores the committed hashes.</summary>
internal static class NetCommand
{
    internal const string Name = "net";

    internal const string Usage = """
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
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Console.Error.WriteLine(
                $"{folder} is not empty: what lies there would be taken for a part of what is written."
            );
            return 2;
        }

        if (Options(args) is not { } options)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        if (options.Threads is { } threads)
        {
            Environment.SetEnvironmentVariable(ShopOptions.ThreadsVariable, threads);
        }

        var writer = new NetWriter(folder);
        if (options.Sources is [])
        {
            NetData.WriteAll(writer);
        }
        else
        {
            NetData.WriteSources(
                writer,
                "sources",
                options.Sources,
                options.Warehouse,
                options.AsParquet,
                options.Every
            );
        }

        NetGolden.SaveHashes(writer.Hashes, Path.Combine(folder, NetGolden.HashesFile));
        Console.WriteLine($"{writer.Hashes.Count} files in {Path.GetFullPath(folder)}");
        return 0;
    }

    // Null where the arguments are none of the command's.
    private static WriteOptions? Options(string[] args)
    {
        var options = new WriteOptions();
        while (args.Length > 0)
        {
            string[] values = [.. args.Skip(1).TakeWhile(arg => !arg.StartsWith("--", StringComparison.Ordinal))];
            WriteOptions? next = (args[0], values) switch
            {
                ("--sources", [_, ..]) => options with { Sources = values },
                ("--format", ["csv" or "parquet"]) => options with { AsParquet = values[0] == "parquet" },
                ("--warehouse", [var path]) => options with { Warehouse = path },
                ("--every", [var number]) when int.TryParse(number, out int every) && every > 0 => options with
                {
                    Every = every,
                },
                ("--threads", [var threads]) => options with { Threads = threads },
                _ => null,
            };
            if (next is null)
            {
                return null;
            }

            (options, args) = (next, args[(1 + values.Length)..]);
        }

        bool isOfSources = options.AsParquet || options.Warehouse is not null || options.Every > 1;
        return isOfSources && options.Sources is [] ? null : options;
    }

    private sealed record WriteOptions
    {
        public string[] Sources { get; init; } = [];
        public bool AsParquet { get; init; }
        public string? Warehouse { get; init; }
        public int Every { get; init; } = 1;
        public string? Threads { get; init; }
    }
}
