using System.Text.Json.Nodes;
using Benchmarks.Measurement;
using Tests.Support;

namespace Tests.Benchmarks.Measurement;

public sealed class MeasurementReportTests
{
    private const long MiB = 1 << 20;

    private static readonly MachineStamp Machine = new(
        "A CPU",
        2,
        23.5,
        "Linux 6 x64",
        "10.0.1",
        "1.5.6",
        "2026-01-02"
    );

    [Fact]
    public void ToMarkdown_OfProcesses_ShowsFiguresAnswersFailuresAndTargets()
    {
        var group = new MeasuredGroup(
            "CSV to Parquet",
            3_000_000,
            "What it is.",
            [Process("engine", [2, 3, 4], 1, 100), Process("library", [1, 2, 3], 0.667, 50)]
        )
        {
            Answers = [new("engine", 27, []), new("library", 27, []), new("other", 27, ["rows: 2 instead of 3"])],
            Failures = [new("peer", "killed", 12.34, 5 * MiB)],
            Targets = [new("wall time", 0.667, 0.7, "x engine"), new("memory", 0.5, 0.2, "x engine")],
        };
        var machine = Machine with
        {
            Disk = "ext4",
            Peers = new Dictionary<string, string> { ["Polars"] = "0.26.1" },
        };
        Assert.Equal(
            """
            # Title

            A CPU, 2 cores, 23.5 GiB; ext4; Linux 6 x64; .NET 10.0.1; DuckDB 1.5.6; Polars 0.26.1; 2026-01-02.

            ## CSV to Parquet

            What it is.

            Rows: 3,000,000. Rounds: 3, variants in turn. Medians of the rounds; ratios are taken round by round, then their median.

            | variant | wall s | min s | max s | processor s | million rows/s | peak MiB | without mapped files MiB | output MiB | wall, ratio to the first |
            |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|
            | engine | 3.00 | 2.00 | 4.00 | 6.00 | 1.00 | 100 | 50 | 1,000 | 1.000 |
            | library | 2.00 | 1.00 | 3.00 | 4.00 | 1.50 | 50 | 25 | 500 | 0.667 |

            engine: all 27 figures of its answer are equal to the first variant's.

            library: all 27 figures of its answer are equal to the first variant's.

            other: NOT EQUAL, so not timed; 1 of 27 figures differ (rows: 2 instead of 3).

            peer: FAILED after 12.3 s at 5 MiB: killed.

            | target | measured | at most | |
            |---|---:|---:|---|
            | wall time | 0.667 x engine | 0.70 x engine | met |
            | memory | 0.50 x engine | 0.20 x engine | missed |

            """,
            new MeasurementReport("Title", machine, [group]).ToMarkdown()
        );
    }

    [Fact]
    public void ToMarkdown_OfCalls_ShowsMilliseconds()
    {
        var group = new MeasuredGroup(
            "Queries",
            5,
            "What it is.",
            [new Timing("One", [0.001, 0.002, 0.004], 1) { Calls = new(0.25, 0.002, 0.004) }]
        );
        Assert.EndsWith(
            """
            Rows: 5. Calls of each after the first: 3.

            | call | first ms | p50 ms | p95 ms | max ms |
            |---|---:|---:|---:|---:|
            | One | 250.0 | 2.0 | 4.0 | 4.0 |

            """,
            new MeasurementReport("Title", Machine, [group]).ToMarkdown(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Write_OfATimingWithoutAProcess_LeavesTheNewFieldsOut()
    {
        using var folder = new TemporaryFolder();
        new MeasurementReport("Title", Machine, [new("One", 1, "", [new("a", [1], 1)])]).Write(folder.Path, "suite");
        var group = JsonNode.Parse(File.ReadAllText(Path.Combine(folder.Path, "suite.json")))!["groups"]![0]!;
        Assert.Equal(["title", "rows", "explanation", "timings"], Names(group));
        Assert.Equal(
            ["name", "seconds", "ratio_to_baseline", "median_seconds", "minimum_seconds", "maximum_seconds"],
            Names(group["timings"]![0]!)
        );
    }

    private static IEnumerable<string> Names(JsonNode node) => node.AsObject().Select(field => field.Key);

    private static Timing Process(string name, double[] seconds, double ratio, long mebibytes) =>
        new(name, seconds, ratio)
        {
            Process = new(
                [.. seconds.Select(value => 2 * value)],
                [.. seconds.Select(_ => mebibytes * MiB)],
                [.. seconds.Select(_ => mebibytes * MiB / 2)],
                [.. seconds.Select(_ => mebibytes * MiB * 10)]
            ),
        };
}
