using System.Diagnostics;
using System.Text;
using EcommerceNotebooks;
using Tests.Support;

namespace Tests.Ingest;

[Trait("Speed", "Slow")]
public sealed class KilledIngestTests
{
    private static readonly int Kills = Simulations.Simulation.Runs(10, 100);

    [Fact]
    public void Ingest_KilledAtRandomMoments_KeepsTheLastVersionAndCompletesOnTheNextRun()
    {
        using var folder = new IngestFolder();
        folder.Shop.Pipeline.Ingest(folder.WriteEvents("first.csv", 1000));
        string before = folder.Checksum();
        WriteSources(folder);
        string sources = Path.Combine(folder.Sources, "later-*");
        folder.Shop.Pipeline.Ingest(sources);
        string after = folder.Checksum();
        folder.Shop.Lake.Restore(1);
        folder.Shop.Dispose();

        var duration = RunUndisturbed(folder, sources);
        folder.Reopen();
        Assert.Equal(after, folder.Checksum());
        var random = new Random(20191130);
        int unfinished = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            folder.Shop.Lake.Restore(1);
            folder.Shop.Dispose();
            Kill(folder, sources, duration * (kill + random.NextDouble()) / Kills);
            folder.Reopen();
            string found = folder.Checksum();
            Assert.Contains(found, new[] { before, after });
            unfinished += found == before ? 1 : 0;
            folder.Shop.Pipeline.Ingest(sources);
            Assert.Equal(after, folder.Checksum());
            AssertNothingUnmentioned(folder);
        }

        Assert.True(unfinished > 0, "no kill came before the commit");
    }

    // A plain file of two months with rejects, one that must be rewritten, and a packed one: every way of loading.
    private static void WriteSources(IngestFolder folder)
    {
        IEnumerable<string> Lines(int first, int count) =>
            Enumerable
                .Range(first, count)
                .Select(i =>
                    i % 1000 == 7
                        ? $"bad {i}"
                        : IngestFolder
                            .Line(i)
                            .Replace("2019-10-", i % 2 == 0 ? "2019-10-" : "2019-11-", StringComparison.Ordinal)
                            .Replace("2019-11-31", "2019-11-30", StringComparison.Ordinal)
                );
        folder.WriteLines("later-1.csv", [IngestFolder.Header, .. Lines(0, 60_000)]);
        folder.WriteLines(
            "later-2.csv",
            [
                IngestFolder.Header,
                IngestFolder.Good.Replace("shiseido", "a\"b", StringComparison.Ordinal),
                .. Lines(100_000, 40_000),
            ]
        );
        string packed = string.Concat(Lines(200_000, 40_000).Prepend(IngestFolder.Header).Select(line => line + "\n"));
        folder.Write("later-3.csv.gz", BadInputTests.Gzip(Encoding.UTF8.GetBytes(packed)));
    }

    private static TimeSpan RunUndisturbed(IngestFolder folder, string sources)
    {
        using var child = ChildProcess.Start(IngestScenario.Name, folder.WarehousePath, sources);
        child.WaitForLine(IngestScenario.ReadyLine);
        var watch = Stopwatch.StartNew();
        Assert.Equal(0, child.WaitForExit());
        return watch.Elapsed;
    }

    private static void Kill(IngestFolder folder, string sources, TimeSpan delay)
    {
        using var child = ChildProcess.Start(IngestScenario.Name, folder.WarehousePath, sources);
        child.WaitForLine(IngestScenario.ReadyLine);
        Thread.Sleep(delay);
        child.Kill();
    }

    private static void AssertNothingUnmentioned(IngestFolder folder)
    {
        HashSet<string> mentioned =
        [
            .. folder.Shop.Lake.Versions().Versions.SelectMany(version => version.Files).Select(file => file.Path),
        ];
        string[] files =
        [
            .. Directory
                .EnumerateFiles(folder.LakePath, "*.parquet", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(folder.LakePath, path).Replace('\\', '/')),
        ];
        Assert.True(mentioned.SetEquals(files));
        Assert.False(Directory.Exists(Path.Combine(folder.LakePath, "staging")));
        Assert.All(files, file => Assert.True(new FileInfo(Path.Combine(folder.LakePath, file)).Length > 0));
    }
}
