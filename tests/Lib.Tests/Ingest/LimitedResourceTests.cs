using System.Diagnostics;
using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Ingest;
using Tests.Support;

namespace Tests.Ingest;

/// <summary>Little memory, no room on disk, a caller who has had enough.</summary>
[Trait("Speed", "Slow")]
public sealed class LimitedResourceTests
{
    [Fact]
    public void Ingest_FileSeveralTimesTheMemoryLimit_Streams()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "large.csv");
        const int Lines = 1_500_000;
        using (var writer = new StreamWriter(path))
        {
            writer.Write(IngestFolder.Header + "\n");
            for (int i = 0; i < Lines; i++)
            {
                writer.Write(IngestFolder.Line(i));
                writer.Write('\n');
            }
        }

        using Shop shop = Shop.Open(
            Path.Combine(folder.Path, "shop.duckdb"),
            new ShopOptions
            {
                Threads = 2,
                MemoryLimit = "64MB",
                TempDirectory = Path.Combine(folder.Path, "spill"),
            }
        );
        Assert.True(new FileInfo(path).Length > 3 * 64_000_000L);
        Assert.Equal(Lines, shop.Pipeline.Ingest(path).Accepted);
        Assert.Equal(
            0,
            shop.Connection.ExecuteScalar<long>(
                "select count(*) from events_raw where (user_session::varchar)[25:] <> printf('%012x', source_row - 1)"
            )
        );
    }

    // The operating system refuses to let any file of the child grow beyond the limit, as a full disk does.
    [Theory]
    [InlineData(64, false)]
    [InlineData(600, false)]
    [InlineData(64, true)]
    [InlineData(600, true)]
    public void Ingest_NoRoomOnDisk_FailsAndLeavesTheLakeAsItWas(int kibibytes, bool hasStrayQuote)
    {
        using var folder = new IngestFolder();
        folder.Shop.Pipeline.Ingest(folder.WriteEvents("first.csv", 100));
        string source = folder.WriteLines(
            "large.csv",
            [
                IngestFolder.Header,
                hasStrayQuote
                    ? IngestFolder.Good.Replace("shiseido", "a\"b", StringComparison.Ordinal)
                    : IngestFolder.Good,
                .. Enumerable.Range(0, 60_000).Select(Incompressible),
            ]
        );
        string[] lake = folder.LakeState();
        folder.Shop.Dispose();
        (int exitCode, string output) = RunWithFileLimit(kibibytes, folder.WarehousePath, source);
        Assert.True(exitCode == IngestScenario.FailedExitCode, $"exit code {exitCode}: {output}");
        Assert.Contains("the lake is as it was", output, StringComparison.Ordinal);
        folder.Reopen();
        Assert.Equal(lake, folder.LakeState());
        Assert.Equal(100, folder.Count("events_raw"));
        Assert.Equal(60_001, folder.Shop.Pipeline.Ingest(source).Accepted);
    }

    [Fact]
    public void Ingest_Cancelled_LeavesTheLakeAsItWas()
    {
        using var folder = new IngestFolder();
        folder.Shop.Pipeline.Ingest(folder.WriteEvents("first.csv", 100));
        string source = folder.WriteEvents("a.csv", 50_000, first: 1000);
        folder.WriteEvents("b.csv", 50_000, first: 100_000);
        string[] lake = folder.LakeState();
        using var cancellation = new CancellationTokenSource();
        var progress = new Listener(report =>
        {
            if (report.FileNumber == 2)
            {
                cancellation.Cancel();
            }
        });
        using (var session = folder.Shop.OpenSession(cancellation.Token))
        {
            Assert.ThrowsAny<OperationCanceledException>(() =>
                session.Pipeline.Ingest(Path.Combine(folder.Sources, "?.csv"), progress: progress)
            );
        }

        Assert.Equal(lake, folder.LakeState());
        Assert.Equal(100, folder.Count("events_raw"));
        Assert.Equal(50_000, folder.Shop.Pipeline.Ingest(source).Accepted);
    }

    [Fact]
    public void Ingest_Progress_GoesForwardAndEndsAtAllBytesAndRows()
    {
        using var folder = new IngestFolder();
        folder.WriteEvents("a.csv", 30_000);
        folder.WriteEvents("b.csv", 20_000, first: 100_000);
        folder.Write(
            "c.csv.gz",
            BadInputTests.Gzip(System.Text.Encoding.UTF8.GetBytes($"{IngestFolder.Header}\n{IngestFolder.Good}\n"))
        );
        var reports = new List<IngestProgress>();
        folder.Shop.Pipeline.Ingest(
            folder.Sources,
            progress: new Listener(report =>
            {
                lock (reports)
                {
                    reports.Add(report);
                }
            })
        );
        var last = reports[^1];
        Assert.Equal((50_001, last.BytesTotal, 3, 3), (last.Rows, last.BytesRead, last.FileNumber, last.FileCount));
        Assert.Equal("c.csv.gz", last.File);
        Assert.True(last.BytesPerSecond > 0);
        Assert.Equal(TimeSpan.Zero, last.TimeLeft);
        Assert.Equal(reports.Select(report => report.FileNumber).Order(), reports.Select(report => report.FileNumber));
        Assert.All(reports, report => Assert.InRange(report.BytesRead, 0, report.BytesTotal));
    }

    private static string Incompressible(int number)
    {
        var bytes = new byte[16];
        new Random(number).NextBytes(bytes);
        return IngestFolder
            .Line(number)
            .Replace(
                "72d76fde-8bb3-4e00-8c23-" + number.ToString("x12", System.Globalization.CultureInfo.InvariantCulture),
                new Guid(bytes).ToString(),
                StringComparison.Ordinal
            );
    }

    private static (int ExitCode, string Output) RunWithFileLimit(int kibibytes, string warehouse, string source)
    {
        string program = Path.Combine(
            AppContext.BaseDirectory,
            typeof(LimitedResourceTests).Assembly.GetName().Name + ".dll"
        );
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardOutput = true };
        // Without the trap the kernel ends the process; with it, writing fails. POSIX counts the limit in blocks of 512 bytes.
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("trap '' XFSZ; ulimit -f \"$1\"; shift; exec \"$@\"");
        foreach (
            string argument in new[]
            {
                "sh",
                $"{2 * kibibytes}",
                Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
                program,
                IngestScenario.Name,
                warehouse,
                source,
            }
        )
        {
            start.ArgumentList.Add(argument);
        }

        // The runtime's executable memory is a file of its own, to which the limit would apply.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        using var process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    private sealed class Listener(Action<IngestProgress> listen) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value) => listen(value);
    }
}
