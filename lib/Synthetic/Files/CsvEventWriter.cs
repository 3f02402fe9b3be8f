using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace EcommerceNotebooks.Synthetic.Files;

/// <summary>Writes events in the source format (nine columns, UTF-8, line feeds, times as yyyy-MM-dd HH:mm:ss UTC, empty for NULL) into one reused buffer, without an allocation per field.</summary>
public sealed class CsvEventWriter : IDisposable
{
    /// <summary>The first line of every file.</summary>
    public const string Header =
        "event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session";

    private const int BufferSize = 1 << 17;
    private const int LongestLine = 1024;
    private const int LongestText = 256;
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",\"\r\n");
    private readonly Stream stream;
    private readonly byte[] buffer = new byte[BufferSize];
    private readonly byte[] timeText = Encoding.ASCII.GetBytes("1970-01-01 00:00:00 UTC,");
    private long timeTextSecond;
    private int used;

    /// <summary>Starts a file on the stream, which stays open when the writer is disposed.</summary>
    public CsvEventWriter(Stream stream)
    {
        this.stream = stream;
        used = Encoding.ASCII.GetBytes(Header, buffer);
        buffer[used++] = (byte)'\n';
    }

    /// <summary>Bytes handed to the stream so far, the header included.</summary>
    public long BytesWritten { get; private set; }

    /// <summary>Writes one line.</summary>
    /// <exception cref="ArgumentException">A text holds a comma, a quote, a line end or a character beyond ASCII, which the format would need quotes for.</exception>
    public void Write(in SyntheticEvent row)
    {
        if (used > BufferSize - LongestLine)
        {
            Flush();
        }

        WriteTime(row.UnixSecond);
        WriteBytes(
            row.Type switch
            {
                SyntheticEventType.View => "view,"u8,
                SyntheticEventType.Cart => "cart,"u8,
                _ => "purchase,"u8,
            }
        );
        WriteNumber(row.ProductId);
        WriteNumber(row.CategoryId);
        WriteText(row.CategoryCode);
        WriteText(row.Brand);
        WritePrice(row.PriceCents);
        WriteNumber(row.UserId);
        if (row.UserSession is { } session)
        {
            session.TryFormat(buffer.AsSpan(used), out var written);
            used += written;
        }

        buffer[used++] = (byte)'\n';
    }

    /// <summary>Hands what is in the buffer to the stream.</summary>
    public void Flush()
    {
        stream.Write(buffer, 0, used);
        BytesWritten += used;
        used = 0;
    }

    /// <summary>Writes what is left in the buffer.</summary>
    public void Dispose() => Flush();

    /// <summary>Demands a text that stands in a file without quotes.</summary>
    /// <exception cref="ArgumentException">It does not.</exception>
    internal static void RequirePlain(string? text)
    {
        if (
            text is not null
            && (text.AsSpan().ContainsAny(NeedsQuotes) || !Ascii.IsValid(text) || text.Length > LongestText)
        )
        {
            throw new ArgumentException(
                $"A text of the event must be plain ASCII of at most {LongestText} characters without comma, quote or line end, but is \"{text}\".",
                nameof(text)
            );
        }
    }

    private void WriteTime(long second)
    {
        if (second != timeTextSecond)
        {
            DateTimeOffset
                .FromUnixTimeSeconds(second)
                .TryFormat(timeText, out _, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            timeTextSecond = second;
        }

        WriteBytes(timeText);
    }

    private void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(buffer.AsSpan(used));
        used += bytes.Length;
    }

    private void WriteNumber(long number)
    {
        Utf8Formatter.TryFormat(number, buffer.AsSpan(used), out var written);
        used += written;
        buffer[used++] = (byte)',';
    }

    private void WritePrice(int cents)
    {
        var (whole, rest) = Math.DivRem(cents, 100);
        Utf8Formatter.TryFormat(whole, buffer.AsSpan(used), out var written);
        used += written;
        buffer[used++] = (byte)'.';
        buffer[used++] = (byte)('0' + (rest / 10));
        buffer[used++] = (byte)('0' + (rest % 10));
        buffer[used++] = (byte)',';
    }

    private void WriteText(string? text)
    {
        if (text is not null)
        {
            RequirePlain(text);
            used += Encoding.ASCII.GetBytes(text, buffer.AsSpan(used));
        }

        buffer[used++] = (byte)',';
    }
}
