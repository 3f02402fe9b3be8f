using System.Globalization;
using System.Net;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Ingest;

/// <summary>How far an ingest is; a notebook shows it as a bar.</summary>
[TypeFormatterSource(typeof(IngestProgressFormatters), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.PlainText])]
public sealed record IngestProgress
{
    /// <summary>The source being read, as in <c>source_file</c>.</summary>
    public required string File { get; init; }

    /// <summary>Number of that source in this call, from 1.</summary>
    public required int FileNumber { get; init; }

    /// <summary>Sources of this call that are not in the lake yet.</summary>
    public required int FileCount { get; init; }

    /// <summary>Lines read so far, of all sources.</summary>
    public required long Rows { get; init; }

    /// <summary>Bytes done so far, of all sources as they lie on disk.</summary>
    public required long BytesRead { get; init; }

    /// <summary>Bytes of all sources as they lie on disk.</summary>
    public required long BytesTotal { get; init; }

    /// <summary>Bytes done per second since the call began; 0 in its first moment.</summary>
    public required double BytesPerSecond { get; init; }

    /// <summary>Time left at that speed; null while it is unknown.</summary>
    public required TimeSpan? TimeLeft { get; init; }

    /// <summary>The share that is done, from 0 to 1.</summary>
    public double Fraction => BytesTotal == 0 ? 1 : (double)BytesRead / BytesTotal;

    /// <inheritdoc/>
    public override string ToString() =>
        BytesRead >= BytesTotal
            ? string.Create(CultureInfo.InvariantCulture, $"Read {Rows:N0} lines of {FileCount} sources: done")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Reading {File}, {FileNumber} of {FileCount}: {Rows:N0} lines, {BytesPerSecond / 1e6:N0} MB/s"
            );

    /// <summary>The share as a bar with the text beside it.</summary>
    internal string ToHtml() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"<div><progress value=\"{Fraction:0.###}\" max=\"1\" style=\"width:16em\"></progress> {WebUtility.HtmlEncode(ToString())}</div>"
        );
}

/// <summary>The ways an <see cref="IngestProgress"/> is shown in a notebook.</summary>
internal sealed class IngestProgressFormatters()
    : FormatterSource(
        new MimeFormatter<IngestProgress>(MimeTypes.Html, progress => progress.ToHtml()),
        new MimeFormatter<IngestProgress>(MimeTypes.PlainText, progress => progress.ToString())
    );
