using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>Keeps a source's rejected lines in a file while it is read, so that a source of nothing but bad lines needs no memory, and counts them by their reasons.</summary>
internal sealed class RejectWriter(LoadContext context, string source) : IDisposable
{
    private static readonly SqlScript CopyRejects = SqlScript.Load(typeof(RejectWriter), "copy_rejects.sql");

    private readonly Dictionary<(string? Column, string Kind), (long Lines, Reject First)> reasons = [];
    private readonly string path = context.NewPath(".rejects.csv");
    private StreamWriter? writer;

    internal long Count { get; private set; }

    /// <summary>Why lines were rejected, the reasons of most lines first.</summary>
    internal ImmutableArray<RejectReason> Reasons =>
        [
            .. reasons
                .OrderByDescending(reason => reason.Value.Lines)
                .ThenBy(reason => reason.Value.First.Line)
                .Select(reason => new RejectReason(
                    reason.Key.Column,
                    reason.Key.Kind,
                    reason.Value.Lines,
                    reason.Value.First.Line,
                    reason.Value.First.Message
                )),
        ];

    /// <summary>Adds a line.</summary>
    /// <exception cref="IngestException">More lines are rejected than may be.</exception>
    internal void Add(in Reject reject)
    {
        Count++;
        if (Count > context.Options.MaxRejected)
        {
            throw new IngestException(
                $"{source} has more than {context.Options.MaxRejected} rejected lines (MaxRejected); the last one is line {reject.Line}: {reject.Kind}, {reject.Message}."
            )
            {
                EndsTheCall = true,
            };
        }

        var (lines, first) = reasons.GetValueOrDefault((reject.Column, reject.Kind), (0, reject));
        reasons[(reject.Column, reject.Kind)] = (lines + 1, first);
        writer ??= new StreamWriter(new StagingFile(path), new UTF8Encoding(false), 1 << 16);
        writer.Write(reject.Line.ToString(CultureInfo.InvariantCulture));
        WriteText(reject.Column);
        WriteText(reject.Kind);
        WriteText(reject.Message);
        WriteText(reject.Raw);
        writer.Write('\n');
    }

    /// <summary>Turns the file into Parquet once all lines are in it; null when there are none.</summary>
    internal string? ToParquet()
    {
        Dispose();
        if (Count == 0)
        {
            return null;
        }

        string target = context.NewPath(".rejects.parquet");
        CopyRejects.Execute(
            context.Session,
            new
            {
                source = path,
                source_file = source,
                target,
            }
        );
        File.Delete(path);
        return target;
    }

    public void Dispose() => writer?.Dispose();

    private void WriteText(string? text)
    {
        writer!.Write(',');
        if (text is not null)
        {
            writer.Write('"');
            writer.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
            writer.Write('"');
        }
    }
}
