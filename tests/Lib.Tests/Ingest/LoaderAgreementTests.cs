using System.Text;
using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Ingest;
using EcommerceNotebooks.Ingest.Csv;
using EcommerceNotebooks.Ingest.Sources;
using Tests.Support;

namespace Tests.Ingest;

/// <summary>Whatever else a file holds, its good lines give the same rows.</summary>
[Trait("Speed", "Slow")]
public sealed class LoaderAgreementTests : IDisposable
{
    private readonly IngestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("72d76fde-8bb3-4e00-8c23-a032dfed738c")]
    [InlineData("session 7")]
    public void Load_OtherFormsOfTimesAndIds_GiveTheRowsOfThePlainOnes(string session)
    {
        string plain = $"2019-10-01 12:34:56 UTC,view,44600062,500,,\"a, b\",35.79,-7,{session}";
        string[] others =
        [
            $"2019-10-01T12:34:56Z,view,44600062.0,500,,\"a, b\",35.79,-7,{session}",
            $"2019-10-01 18:04:56.999+05:30,view,0044600062,500.00,,\"a, b\",035.7900,-7.0,{session}",
            $"\"2019-09-30T23:34:56-13\",view,44600062,\"500.0\",\"\",\"a, b\",\"35.79\",-7,{session}",
        ];
        string text = string.Concat(
            Enumerable.Repeat(others, 1000).SelectMany(lines => lines).Select(line => line + "\n")
        );
        Assert.Equal(1000, Load(text).CutTimes);

        folder.Shop.Pipeline.Ingest(folder.Write("plain.csv", $"{IngestFolder.Header}\n{plain}\n"));
        string expected = Assert.Single(folder.Events());
        folder.Shop.Lake.Restore(0);
        Assert.Equal(
            3000,
            folder.Shop.Pipeline.Ingest(folder.Write("others.csv", $"{IngestFolder.Header}\n{text}")).Accepted
        );
        Assert.Equal([expected], folder.Events().Distinct());
    }

    [Fact]
    public void Load_MixedLineEndsFarIntoTheFile_AreBothLineEnds() =>
        Assert.Equal(
            (3002, 3002),
            Load(string.Concat([.. Lines(3000), IngestFolder.Good, "\r\n", IngestFolder.Other, "\n"])) switch
            {
                var loaded => (loaded.Lines, loaded.Accepted),
            }
        );

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Load_FileReadInParts_CountsEveryLineOnce(string lineEnd)
    {
        const int count = 400_000;
        string path = folder.Write(
            "large.csv",
            string.Concat(Lines(count).Prepend(IngestFolder.Header + "\n"))
                .Replace("\n", lineEnd, StringComparison.Ordinal)
        );
        var loaded = LoadFile(path);

        Assert.True(new FileInfo(path).Length > 32 << 20);
        Assert.Equal((count, count, 0), (loaded.Lines, loaded.Accepted, loaded.Rejected));
        Assert.Equal(new FileInfo(path).Length, loaded.UnpackedBytes);
    }

    [Fact]
    public void Load_FaultyLineInTheLastPart_IsRejectedWithItsNumber()
    {
        const int count = 300_000;
        string text = string.Concat(Lines(count).Prepend(IngestFolder.Header + "\n")) + "cut,short\n";
        folder.Shop.Pipeline.Ingest(folder.Write("large.csv", text));

        Assert.Equal(count, folder.Shop.Connection.QuerySingle<long>("select count(*) from events_raw"));
        Assert.Equal(count + 2, folder.Shop.Connection.QuerySingle<long>("select line from events_rejected"));
    }

    [Fact]
    public void Load_FaultyLines_AreRejectedOneByOne()
    {
        var loaded = Load(string.Concat(Faulty(3000)));
        Assert.Equal(3000 / 100 * 3, loaded.Rejected);
    }

    [Fact]
    public void Ingest_FaultyLineBesideThem_GivesTheSameRows()
    {
        string text = string.Concat(Lines(3000).Prepend(IngestFolder.Header + "\n"));
        folder.Shop.Pipeline.Ingest(folder.Write("quick.csv", text));
        string[] events = folder.Events();
        folder.Shop.Lake.Restore(0);
        folder.Shop.Pipeline.Ingest(folder.Write("careful.csv", text + "cut,short\n"));
        Assert.Single(folder.Rejects());
        Assert.Equal(events, folder.Events());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Ingest_RandomTexts_ComeBackExactly(bool hasStrayQuote)
    {
        var random = new Random(7);
        string[] pieces =
        [
            "a",
            "B",
            "\"",
            ",",
            " ",
            "\t",
            "'",
            "\\",
            "#",
            "é",
            "猫",
            "NULL",
            "\"\"",
            ";",
            "|",
            "\u0001",
            "0",
        ];
        string[] brands =
        [
            .. Enumerable
                .Range(0, 3000)
                .Select(_ =>
                    "x"
                    + string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => pieces[random.Next(pieces.Length)]))
                ),
        ];
        var lines = brands.Select(brand =>
            IngestFolder.Good.Replace(
                "shiseido",
                $"\"{brand.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
                StringComparison.Ordinal
            )
        );
        string stray = IngestFolder.Good.Replace("shiseido", "x\"", StringComparison.Ordinal);
        folder.Shop.Pipeline.Ingest(
            folder.WriteLines(
                "a.csv",
                [IngestFolder.Header, .. lines, .. hasStrayQuote ? [stray] : Array.Empty<string>()]
            )
        );
        Assert.Equal(
            [.. brands, .. hasStrayQuote ? ["x\""] : Array.Empty<string>()],
            folder.Shop.Connection.Query<string>("select brand from events_raw order by source_row")
        );
    }

    [Fact]
    public void Scan_RandomFields_PlainOnesAreAcceptedByTheGrammar()
    {
        var random = new Random(20191101);
        var plain = new PlainLine();
        string alphabet = "0123456789999.-:abcfFgUTC e+";
        string[] seeds =
        [
            "2019-10-31 23:59:59 UTC",
            "44600062",
            "2103807459595387724",
            "35.79",
            "72d76fde-8bb3-4e00-8c23-a032dfed738c",
        ];
        int accepted = 0;
        for (int i = 0; i < 200_000; i++)
        {
            int kind = random.Next(seeds.Length);
            var text = new StringBuilder(seeds[kind]);
            for (int change = random.Next(3); change > 0 && text.Length > 0; change--)
            {
                int at = random.Next(text.Length);
                switch (random.Next(4))
                {
                    case 0:
                        text.Remove(at, 1);
                        break;
                    case 1:
                        text.Insert(at, alphabet[random.Next(alphabet.Length)]);
                        break;
                    default:
                        text[at] = alphabet[random.Next(alphabet.Length)];
                        break;
                }
            }

            bool isPlain = IsPlain(plain, kind, text.ToString());
            bool isGood = text.Length == 0 || IsGood(kind, Encoding.ASCII.GetBytes(text.ToString()));
            Assert.True(isGood || !isPlain, $"'{text}' passed as plain");
            accepted += isPlain ? 1 : 0;
        }

        Assert.InRange(accepted, 70_000, 199_000);
    }

    private static unsafe bool IsPlain(PlainLine plain, int kind, string text)
    {
        byte[] padded = [.. Encoding.ASCII.GetBytes(text), .. new byte[64]];
        fixed (byte* start = padded)
        {
            return kind switch
            {
                0 => plain.IsTime(start, text.Length),
                1 => PlainLine.IsInteger(start, text.Length),
                2 => PlainLine.IsInteger(start, text.Length),
                3 => PlainLine.IsPrice(start, text.Length),
                _ => PlainLine.IsUuid(start, text.Length),
            };
        }
    }

    private static bool IsGood(int kind, byte[] text) =>
        kind switch
        {
            0 => FieldGrammar.Fault(EventColumns.EventTime, text) is null,
            1 => FieldGrammar.Fault(EventColumns.UserId, text) is null,
            2 => FieldGrammar.Fault(EventColumns.CategoryId, text) is null,
            3 => FieldGrammar.Fault(EventColumns.Price, text) is null,
            _ => FieldGrammar.IsUuid(text),
        };

    private static IEnumerable<string> Lines(int count) =>
        Enumerable.Range(0, count).Select(i => IngestFolder.Line(i) + "\n");

    // A field too many, a letter in a number, a line cut short.
    private static IEnumerable<string> Faulty(int count) =>
        Lines(count)
            .Select(
                (line, i) =>
                    (i % 100) switch
                    {
                        17 => line.Replace("apple", "apple,apple", StringComparison.Ordinal),
                        43 => line.Replace(",view,", ",view,x", StringComparison.Ordinal),
                        71 => line[..40] + "\n",
                        _ => line,
                    }
            );

    private LoadedSource Load(string lines)
    {
        string path = folder.Write("a.csv", $"{IngestFolder.Header}\n{lines}");
        if (lines.Contains("\r\n" + IngestFolder.Line(1), StringComparison.Ordinal))
        {
            path = folder.Write("a.csv", $"{IngestFolder.Header}\r\n{lines}");
        }

        return LoadFile(path);
    }

    private LoadedSource LoadFile(string path)
    {
        var source = Assert.Single(SourceReader.Open(path, "a.csv", []));
        string staging = Directory.CreateDirectory(Path.Combine(folder.Sources, $"staging{Guid.NewGuid():N}")).FullName;
        var context = new LoadContext(
            folder.Shop.OnConnection,
            staging,
            new IngestOptions(),
            new ProgressMeter(null, [source])
        );
        return new CsvLoader(context).Load(path, CsvHeader.Parse(FileHead.Of(path), path), "a.csv");
    }
}
