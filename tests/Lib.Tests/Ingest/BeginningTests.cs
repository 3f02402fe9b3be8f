using System.Text;
using EcommerceNotebooks;
using EcommerceNotebooks.Ingest;

namespace Tests.Ingest;

/// <summary>Files that begin with something else than a header in UTF-8.</summary>
public sealed class BeginningTests : IDisposable
{
    private readonly IngestFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string, byte[]> Beginnings()
    {
        byte[] mark = [0xEF, 0xBB, 0xBF];
        byte[] text = Encoding.UTF8.GetBytes(IngestFolder.Lf(IngestFolder.Header, IngestFolder.Good));
        return new()
        {
            { "begins with two byte order marks", [.. mark, .. mark, .. text] },
            { "holds nothing but a byte order mark", mark },
            { "begins with two byte order marks", [.. mark, .. mark] },
            { "begins with an empty line", [.. mark, (byte)'\n', .. text] },
            { "begins with an empty line", "\r\n"u8.ToArray() },
            { "begins with NUL bytes", new byte[100_000] },
            { "begins with NUL bytes", [0, .. new byte[200], .. text] },
            { "has NUL bytes at its beginning", [1, 0, 2, 3, .. text] },
            { "is UTF-16 text;", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(IngestFolder.Header)] },
            { "is UTF-16 text without a byte order mark", Encoding.Unicode.GetBytes(IngestFolder.Header) },
            { "is UTF-16 text without a byte order mark", Encoding.BigEndianUnicode.GetBytes(IngestFolder.Header) },
            { "is UTF-32 text", [0xFF, 0xFE, 0, 0, .. Encoding.UTF32.GetBytes(IngestFolder.Header)] },
            { "quote that never closes on the line of its header", [.. "\"no\nte\","u8, .. text] },
        };
    }

    [Theory]
    [MemberData(nameof(Beginnings))]
    public void Ingest_BeginningThatNoHeaderHas_IsNamedForWhatItIs(string expected, byte[] bytes) =>
        Assert.Contains(
            "a.csv " + (expected.StartsWith("quote", StringComparison.Ordinal) ? "has a " : "") + expected,
            Assert.Throws<IngestException>(() => folder.Shop.Pipeline.Ingest(folder.Write("a.csv", bytes))).Message,
            StringComparison.Ordinal
        );
}
