using System.Collections.Immutable;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Ingest;

/// <summary>What one call of ingest did, source by source.</summary>
public sealed record IngestReport : TableReport
{
    private const int MostNamed = 3;

    /// <summary>The lake's version after the call; unchanged when nothing was new.</summary>
    public required int Version { get; init; }

    /// <summary>The sources: known ones first, then those read, each in the order of their paths.</summary>
    public required ImmutableArray<IngestedSource> Sources { get; init; }

    /// <summary>What lay among the named files and was not taken in: hidden folders, other kinds of file, and files at fault.</summary>
    public required ImmutableArray<PassedOverFile> PassedOver { get; init; }

    /// <summary>Time of the whole call. It is in no table, so that tables stay the same from run to run.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Lines of all sources: always accepted + rejected.</summary>
    public long Lines => Sources.Sum(source => source.Lines);

    /// <summary>Accepted rows of all sources.</summary>
    public long Accepted => Sources.Sum(source => source.Accepted);

    /// <summary>Rejected lines of all sources.</summary>
    public long Rejected => Sources.Sum(source => source.Rejected);

    /// <summary>How many files and lines there were and what became of them, and which files were refused, in a sentence.</summary>
    public string Sentence
    {
        get
        {
            string[] refused = [.. PassedOver.Where(each => each.IsFault).Select(each => each.Name)];
            var lines = FormattableString.Invariant(
                $"{Words.Count(Sources.Length, "file")}, {Words.Count(Lines, "line")}: {Accepted:N0} accepted and {Rejected:N0} rejected, none missing"
            );
            return refused.Length == 0
                ? $"{lines}."
                : $"{lines}; refused, and in none of these numbers: {Words.First(refused, MostNamed)}.";
        }
    }

    /// <summary>
    /// One row per source: its name, what became of it, lines, accepted, rejected with their kinds, extra columns, sizes, and remarks, on a source that gave no event or of whose
    /// times fractions were cut off; then one per thing that was passed over, with the reason.
    /// </summary>
    public override Table ToTable() =>
        Table.Of(
            Sources
                .Select(source => new
                {
                    source.SourceFile,
                    Status = source.Status switch
                    {
                        IngestStatus.Ingested => "ingested",
                        IngestStatus.AlreadyIngested => "already ingested",
                        _ => $"same as {source.SameAsSource}",
                    },
                    source.Lines,
                    source.Accepted,
                    source.Rejected,
                    RejectedByType = string.Join(
                        ", ",
                        source.RejectedByType.Select(pair => FormattableString.Invariant($"{pair.Key}: {pair.Value}"))
                    ),
                    ExtraColumns = string.Join(", ", source.ExtraColumns),
                    CsvBytes = source.UnpackedBytes,
                    ParquetBytes = source.BytesWritten,
                    Remarks = Remarks(source),
                })
                .Concat(
                    PassedOver.Select(each => new
                    {
                        SourceFile = each.Name,
                        Status = $"{(each.IsFault ? "refused" : "passed over")}: {each.Reason}",
                        Lines = 0L,
                        Accepted = 0L,
                        Rejected = 0L,
                        RejectedByType = "",
                        ExtraColumns = "",
                        CsvBytes = 0L,
                        ParquetBytes = 0L,
                        Remarks = "",
                    })
                ),
            "Ingest"
        );

    private static string Remarks(IngestedSource source) =>
        source.NothingBecause
        ?? (
            source.CutTimes == 0
                ? ""
                : FormattableString.Invariant($"a fraction of a second was cut off {source.CutTimes} times")
        );
}
