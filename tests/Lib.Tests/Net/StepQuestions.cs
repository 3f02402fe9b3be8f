using EcommerceNotebooks;
using EcommerceNotebooks.Cleaning;
using EcommerceNotebooks.Ingest;
using EcommerceNotebooks.Pipeline;
using EcommerceNotebooks.Published;
using EcommerceNotebooks.Sessions;
using Tests.Support;

namespace Tests.Net;

/// <summary>The steps from a log to the star schema with each of their options, every time in a shop of its own, and the lake's versions.</summary>
internal static class StepQuestions
{
    private static readonly IngestOptions Ingest = new() { Clock = new FixedClock() };

    /// <summary>A log with copies, lines that are no events, and prices, times and ids that are missing or odd.</summary>
    internal static OddLog Log()
    {
        var drawn = OddLog.Draw("2021-03-01", 10, 150);
        var lines = drawn.Lines;
        return OddLog.Of([
            .. lines.Select(
                (line, i) =>
                    (i % 17) switch
                    {
                        1 => line with { Price = "" },
                        3 => line with { Price = "0.00" },
                        5 => line with { Price = "-3.10" },
                        7 => line with { Price = "9100.00" },
                        9 => line with { Session = "" },
                        11 when i % 2 == 0 => line with { User = "no number" },
                        13 when i % 3 == 0 => line with { Time = "1850-01-01 00:00:00 UTC" },
                        15 when i % 5 == 0 => line with { Type = "wish" },
                        _ => line,
                    }
            ),
            .. lines.Where((_, i) => i % 10 == 0),
            .. lines.Where((_, i) => i % 15 == 0).Select(line => line with { Price = "77.70" }),
        ]);
    }

    /// <param name="questions">Where the questions go.</param>
    /// <param name="source">The file with <see cref="Log"/>.</param>
    /// <param name="other">A file with another log.</param>
    internal static void Ask(Questions questions, string source, string other)
    {
        AskLake(questions, source, other);
        var clean = new CleaningOptions();
        questions.AskEach(
            "Clean",
            [
                .. Questions.EachValue(clean),
                clean with
                {
                    PriceCap = 1_000,
                },
                clean with
                {
                    From = new DateTime(2021, 3, 3),
                },
                clean with
                {
                    From = null,
                },
                clean with
                {
                    To = new DateTime(2021, 3, 7),
                },
                clean with
                {
                    To = null,
                },
            ],
            options =>
            {
                using var shop = Ingested(source);
                return new
                {
                    Report = shop.Pipeline.Clean(options),
                    Events = shop.Query("select * from events order by event_id"),
                    Quarantined = shop.Query("select * from events_quarantined order by all"),
                };
            }
        );
        var sessions = new SessionOptions();
        questions.AskEach(
            "BuildSessions",
            [sessions, sessions with { GapMinutes = 1 }, sessions with { LimitHours = 1 }],
            options =>
            {
                using var shop = Ingested(source);
                shop.Pipeline.Clean();
                return new
                {
                    Report = shop.Pipeline.BuildSessions(options),
                    Sessions = shop.Query("select * from fact_sessions order by all"),
                    Visits = shop.Query("select * from visits order by all"),
                };
            }
        );
        questions.Ask(
            "BuildStarSchema",
            () =>
            {
                using var shop = Ingested(source);
                shop.Pipeline.Clean();
                return shop.Pipeline.BuildStarSchema();
            }
        );
        foreach (var step in Enum.GetValues<PipelineStep>())
        {
            questions.Ask(
                $"Prepare {step}",
                step,
                step =>
                {
                    using var shop = Shop.InMemory();
                    return new
                    {
                        First = shop.Pipeline.Prepare(source, step),
                        Again = shop.Pipeline.Prepare(source, step),
                    };
                }
            );
        }

        questions.Ask(
            "ComparePublished of another reference",
            () =>
            {
                using var shop = Ingested(source);
                var size = shop.Lake.Current().Sources[0];
                return shop.Quality.ComparePublished(Reference(size.Lines, size.UnpackedBytes));
            }
        );
    }

    private static void AskLake(Questions questions, string source, string other)
    {
        questions.AskEach(
            "Ingest",
            [
                .. Questions.EachValue(Ingest),
                Ingest with
                {
                    RowGroupSize = 2_048,
                },
                Ingest with
                {
                    CompressionLevel = 19,
                },
                Ingest with
                {
                    MaxRejected = 0,
                },
                Ingest with
                {
                    MaxRejected = 1_000,
                },
            ],
            options =>
            {
                using var shop = Shop.InMemory();
                return new
                {
                    First = shop.Pipeline.Ingest(source, options),
                    Again = shop.Pipeline.Ingest([source, other], options),
                    Lake = shop.Lake.Current(),
                    Events = shop.Query("select * from events_raw order by source_file, source_row"),
                    Rejected = shop.Query("select * from events_rejected order by all"),
                };
            }
        );
        questions.Ask(
            "FindSources",
            Ingest,
            options =>
            {
                using var shop = Shop.InMemory();
                return shop.Pipeline.FindSources(Path.GetDirectoryName(source)!, options);
            }
        );
        questions.Ask(
            "RestoreLake",
            () =>
            {
                using var shop = Ingested(source);
                shop.Pipeline.Ingest(other, Ingest);
                string first = shop.Lake.EventsAsOf(1);
                var before = shop.Query($"select count(*), min(event_time), max(event_time) from {first}");
                string last = shop.Lake.EventsAsOf(NetShop.Now);
                return new
                {
                    Before = before,
                    After = shop.Query($"select count(*), min(event_time), max(event_time) from {last}"),
                    Diff = shop.Lake.Diff(1, 2),
                    DiffByUser = shop.Lake.Diff(1, 2, "user_id"),
                    Restored = shop.Lake.Restore(1, new FixedClock()),
                    Versions = shop.Lake.Versions(),
                    Events = shop.Query("select count(*) from events_raw"),
                };
            }
        );
    }

    private static Shop Ingested(string source)
    {
        var shop = Shop.InMemory();
        shop.Pipeline.Ingest(source, Ingest);
        return shop;
    }

    private static PublishedReference Reference(long rows, long bytes) =>
        PublishedReference.Parse(
            $$"""
            {"dataset": "net", "sources": {"s": "a place"}, "periods": [{"period": "March", "files": [{"name": "log.csv", "rows": {{rows}}, "bytes": {{bytes}}}],
             "totals": [{"metric": "events", "value": 400, "sources": ["s"]}, {"metric": "users", "value": 60, "sources": ["s"]}]}]}
            """
        );
}

/// <summary>A clock that stands still at <see cref="NetShop.Now"/>.</summary>
internal sealed class FixedClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => NetShop.Now;
}
