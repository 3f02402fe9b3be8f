using System.Text;
using EcommerceNotebooks.Ingest.Csv;
using Tests.Support;

namespace Tests.Ingest.Csv;

public sealed class LineCutterTests
{
    private static CsvHeader Header => CsvHeader.Parse(Encoding.UTF8.GetBytes(IngestFolder.Header + "\n"), "a.csv");

    [Theory]
    [InlineData(1, true)]
    [InlineData(7, true)]
    [InlineData(100, false)]
    [InlineData(20_000, true)]
    [InlineData(30_000, false)]
    public void Next_LinesOfManyLengths_CutsSoManyEach(int lines, bool endsWithFeed)
    {
        using var folder = new TemporaryFolder();
        var random = new Random(lines);
        string[] texts = [.. Enumerable.Range(0, 20_000).Select(_ => new string('x', random.Next(60)))];
        string text = "header\n" + string.Join('\n', texts) + (endsWithFeed ? "\n" : "y");
        string path = Path.Combine(folder.Path, "lines");
        File.WriteAllText(path, text);
        using var file = File.OpenHandle(path);
        var cutter = new LineCutter(file, Header, "header\n".Length, text.Length, lines);
        int at = "header\n".Length;
        for (int number = 0; at < text.Length; number++)
        {
            var (found, from, to) = Assert.NotNull(cutter.Next());
            Assert.Equal((number, at), (found, from));
            at = (int)to;
            var part = text.AsSpan((int)from..at);
            int feeds = part.Count('\n');
            Assert.True(at == text.Length ? feeds <= lines : feeds == lines && part[^1] == '\n');
        }

        Assert.Null(cutter.Next());
    }

    [Fact]
    public void Next_QuotesInAStretch_EndsItBeforeALineThatIsARecord()
    {
        using var folder = new TemporaryFolder();
        string good = IngestFolder.Good + "\n";
        string open = "\"one\n";
        string text =
            good
            + open
            + "two\n"
            + new string('x', 300_000)
            + "\n"
            + good.Replace("\n", "\r\n", StringComparison.Ordinal)
            + good;
        string path = Path.Combine(folder.Path, "lines");
        File.WriteAllText(path, text);
        using var file = File.OpenHandle(path);
        var cutter = new LineCutter(file, Header, 0, text.Length, 2);
        int records = text.Length - 2 * good.Length - 1;

        Assert.Equal((0, 0, records), cutter.Next());
        Assert.Equal((1, records, text.Length), cutter.Next());
        Assert.Null(cutter.Next());
    }

    // A carriage return alone ends a line too, so that what it cuts in two is no record.
    [Fact]
    public void Next_LoneReturnInALineBehindAQuote_DoesNotEndTheStretchBeforeIt()
    {
        using var folder = new TemporaryFolder();
        string good = IngestFolder.Good + "\n";
        string first = "\"one\n" + good.Replace("shiseido", "shi\rseido", StringComparison.Ordinal);
        string path = Path.Combine(folder.Path, "lines");
        File.WriteAllText(path, first + good);
        using var file = File.OpenHandle(path);
        var cutter = new LineCutter(file, Header, 0, first.Length + good.Length, 1);

        Assert.Equal((0, 0, first.Length), cutter.Next());
        Assert.Equal((1, first.Length, first.Length + good.Length), cutter.Next());
        Assert.Null(cutter.Next());
    }

    [Fact]
    public void Next_NoLines_IsNull()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "lines");
        File.WriteAllText(path, "header");
        using var file = File.OpenHandle(path);
        Assert.Null(new LineCutter(file, Header, 6, 6, 10).Next());
    }
}
