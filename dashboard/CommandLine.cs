using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using EcommerceNotebooks;
using EcommerceNotebooks.Ingest;
using EcommerceNotebooks.Pipeline;
using EcommerceNotebooks.Warehouse;
using Notebooks;

namespace Dashboard;

/// <summary>The options of the command line.</summary>
internal sealed class CommandLine
{
    private readonly Option<string?> warehouse = new("--warehouse")
    {
        Description = "The DuckDB file to show. Default: the sample's, which the notebooks build too.",
        HelpName = "PATH",
    };

    private readonly Option<string?> source = new("--source")
    {
        Description =
            "The click log to build the warehouse from where it is missing or incomplete. Default: the sample.",
        HelpName = "PATH",
    };

    private readonly Option<int?> port = new("--port")
    {
        Description = $"The port to listen on. Default: {DashboardOptions.DefaultPort}, or the next one that is free.",
        HelpName = "NUMBER",
    };

    private readonly Option<bool> noBrowser = new("--no-browser") { Description = "Open no browser." };

    private readonly Option<IPAddress> listen = new("--listen")
    {
        Description =
            "The address to listen on. Other machines then reach the dashboard with a token that it prints. Default: this machine alone.",
        HelpName = "ADDRESS",
        DefaultValueFactory = _ => IPAddress.Loopback,
        CustomParser = AddressOf,
    };

    private readonly Option<bool> sql = new("--sql") { Description = "Let readers ask in SQL: one SELECT at a time." };

    private readonly Option<string?> memoryLimit = new("--memory-limit")
    {
        Description = $"Memory that DuckDB may use, such as 4GB. Default: {ShopOptions.MemoryLimitVariable}.",
        HelpName = "SIZE",
    };

    private readonly Option<int?> threads = new("--threads")
    {
        Description = $"Threads that DuckDB may use. Default: {ShopOptions.ThreadsVariable}, or all.",
        HelpName = "NUMBER",
    };

    /// <summary>Runs the dashboard as the arguments say; the result is the process's exit code.</summary>
    internal async Task<int> Run(string[] args)
    {
        port.Validators.Add(result => Within(result, port, 1, ushort.MaxValue));
        threads.Validators.Add(result => Within(result, threads, 1, 1024));
        var root = new RootCommand("Shows a warehouse as pages in a browser. Ctrl+C ends it.")
        {
            warehouse,
            source,
            port,
            noBrowser,
            listen,
            sql,
            memoryLimit,
            threads,
        };
        root.SetAction((parsed, _) => Run(parsed));
        // The host itself listens to Ctrl+C.
        return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }

    private async Task<int> Run(ParseResult parsed)
    {
        try
        {
            var engine = ShopOptions.FromEnvironment();
            var options = new DashboardOptions
            {
                Warehouse = WarehouseOf(parsed),
                Listen = parsed.GetValue(listen)!,
                Port = parsed.GetValue(port) ?? DashboardOptions.DefaultPort,
                Sql = parsed.GetValue(sql),
                Engine = engine with
                {
                    MemoryLimit = parsed.GetValue(memoryLimit) ?? engine.MemoryLimit,
                    Threads = parsed.GetValue(threads) ?? engine.Threads,
                },
            };
            if (SourceOf(parsed) is { } log)
            {
                Prepare(options, log);
            }

            await using var host = await DashboardHost.Start(options, nextFreePort: parsed.GetValue(port) is null);
            Console.WriteLine($"Dashboard of {options.Warehouse}: {string.Join(' ', host.Links)}   Ctrl+C ends it.");
            if (!parsed.GetValue(noBrowser))
            {
                Browser.Open(host.Links[0]);
            }

            await host.WaitForEnd();
            return 0;
        }
        catch (Exception error)
            when (error
                    is ArgumentException
                        or InvalidOperationException
                        or IOException
                        or UnauthorizedAccessException
                        or System.Net.Sockets.SocketException
                        or DuckDB.NET.Data.DuckDBException
                        or IngestException
            )
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 1;
        }
    }

    private string WarehouseOf(ParseResult parsed) =>
        parsed.GetValue(warehouse) is { } given
            ? Path.GetFullPath(given)
            : Path.Combine(
                Root(),
                "artifacts",
                "warehouses",
                (parsed.GetValue(source) is { } log ? SourceName.Of(Path.GetFullPath(log)) : "sample") + ".duckdb"
            );

    // A path that was mistyped is not filled with a sample.
    private string? SourceOf(ParseResult parsed) =>
        parsed.GetValue(source) ?? (parsed.GetValue(warehouse) is null ? Path.Combine(Root(), "data", "sample") : null);

    private static void Prepare(DashboardOptions options, string log)
    {
        if (File.Exists(options.Warehouse) && IsComplete(options))
        {
            return;
        }

        Console.WriteLine($"Builds {options.Warehouse} from {log}.");
        WarehouseFile.Replace(
            options.Warehouse,
            options.Engine,
            shop => shop.Pipeline.Prepare(log, PipelineStep.StarSchema, new IngestLines())
        );
    }

    // A line for each file as it begins, so that a long build does not look like a standstill.
    private sealed class IngestLines : IProgress<IngestProgress>
    {
        private int shown;

        public void Report(IngestProgress value)
        {
            if (value.FileNumber > shown)
            {
                shown = value.FileNumber;
                Console.WriteLine($"Reads {value.File}, {shown} of {value.FileCount}.");
            }
        }
    }

    private static bool IsComplete(DashboardOptions options)
    {
        using var served = new ServedWarehouse(options.Warehouse, options.Engine);
        using var lease = served.Take();
        try
        {
            _ = lease.Warehouse.Summary;
            return true;
        }
        catch (Exception error) when (error is InvalidOperationException or SqlScriptException)
        {
            return false;
        }
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "EcommerceNotebooks.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The program lies outside its project's folder: name a --warehouse.");
    }

    private static IPAddress AddressOf(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (text.Equals("localhost", StringComparison.OrdinalIgnoreCase))
        {
            return IPAddress.Loopback;
        }

        if (IPAddress.TryParse(text, out var address))
        {
            return address;
        }

        result.AddError(
            $"--listen {text}: an address such as 192.168.1.20 is needed, or 0.0.0.0 for all of this machine's."
        );
        return IPAddress.Loopback;
    }

    private static void Within(OptionResult result, Option<int?> option, int least, int most)
    {
        if (result.GetValueOrDefault<int?>() is { } number && (number < least || number > most))
        {
            result.AddError(
                string.Create(CultureInfo.InvariantCulture, $"{option.Name} is a number from {least} to {most}.")
            );
        }
    }
}
