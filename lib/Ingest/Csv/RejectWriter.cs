using System.Globalization;
using System.Text;

namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>Keeps rejected lines in a file while a source is read, so that a source of nothing but bad lines needs no memory.</summary>
internal sealed class RejectWriter(string path, string source, long? limit) : IRejectSink, IDisposable
{
    private StreamWriter? writer;
    private long count;

    internal string Path => path;

    internal bool IsEmpty => count == 0;

    public void Add(in Reject reject)
    {
        count++;
        if (count > limit)
        {
            throw new IngestException(
                $"{source} has more than {limit} rejected lines (MaxRejected); the last one is line {reject.Line}: {reject.Kind}, {reject.Message}."
            )
            {
                EndsTheCall = true,
            };
        }

        writer ??= new StreamWriter(new StagingFile(path), new UTF8Encoding(false), 1 << 16);
        writer.Write(reject.Line.ToString(CultureInfo.InvariantCulture));
        WriteText(reject.Column);
        WriteText(reject.Kind);
        WriteText(reject.Message);
        WriteText(reject.Raw);
        writer.Write('\n');
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
