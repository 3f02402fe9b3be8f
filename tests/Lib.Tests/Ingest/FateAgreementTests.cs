using System.Globalization;
using System.Text;
using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Ingest;
using Tests.Support;

namespace Tests.Ingest;

/// <summary>The same row has the same fate in every form of a source: the same values, or a rejection of the same kind at the same column.</summary>
[Trait("Speed", "Slow")]
public sealed class FateAgreementTests : IDisposable
{
    private const string Session = "72d76fde-8bb3-4e00-8c23-a032dfed738c";

    private static readonly string[] Good =
    [
        "2019-10-01 12:34:56 UTC",
        "view",
        "44600062",
        "2103807459595387724",
        "electronics.smartphone",
        "apple",
        "35.79",
        "541312140",
        Session,
    ];

    private readonly IngestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Ingest_EveryOddText_HasTheSameFateInCsvAndParquet()
    {
        string?[][] rows =
        [
            Good,
            .. OddTexts.Times.Select(text => With(0, text)),
            .. new[] { 2, 3, 7 }.SelectMany(column => OddTexts.Ids.Select(text => With(column, text))),
            .. OddTexts.Prices.Select(text => With(6, text)),
            .. new[] { 1, 4, 5, 8 }.SelectMany(column => OddTexts.Words.Select(text => With(column, text))),
            .. Enumerable.Range(0, Good.Length).Select(column => With(column, null)),
            .. Enumerable.Range(0, Good.Length).Select(column => With(column, "")),
            With(8, Session.ToUpperInvariant()),
            With(8, "72d76fde8bb34e008c23a032dfed738c"),
            With(8, $"{{{Session}}}"),
        ];
        AssertSameFates(rows);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Ingest_RandomRows_HaveTheSameFateInCsvAndParquet(int seed)
    {
        var random = new Random(seed);
        string?[][] rows = [.. Enumerable.Range(0, 800).Select(_ => Draw(random))];
        AssertSameFates(rows);
    }

    [Fact]
    public void Ingest_BytesThatAreNoText_HaveTheSameFateInCsvAndParquet()
    {
        byte[][] good = [.. Good.Select(Encoding.UTF8.GetBytes)];
        byte[][][] rows =
        [
            .. Enumerable.Range(0, Good.Length).Select(column => Replaced(good, column, [0x61, 0xFF])),
            good,
            .. new[] { "a\0b"u8.ToArray(), [0xC3], [0xED, 0xA0, 0x80] }.SelectMany(bytes =>
                new[] { 0, 2, 5, 8 }.Select(column => Replaced(good, column, bytes))
            ),
            Replaced(Replaced(good, 0, "x"u8.ToArray()), 5, [0xFF]),
            Replaced(Replaced(good, 5, [0xFF]), 8, [0]),
        ];
        string[] csv = Fates(WriteCsv(rows), [.. Enumerable.Range(2, rows.Length)]);
        Assert.Equal(csv, Fates(WriteParquet(rows, "blob"), [.. Enumerable.Range(1, rows.Length)]));
        Assert.Equal(1, csv.Count(fate => fate.StartsWith('=')));
    }

    public static TheoryData<string, string, string> TypedColumns()
    {
        (string Column, string Type, string Texts)[] all =
        [
            ("product_id", "tinyint", "-128 0 127"),
            ("user_id", "smallint", "-32768 0 32767"),
            ("user_id", "integer", "-2147483648 2147483647"),
            ("category_id", "bigint", "-9223372036854775808 9223372036854775807"),
            ("product_id", "utinyint", "0 255"),
            ("product_id", "usmallint", "0 65535"),
            ("user_id", "uinteger", "0 4294967295"),
            ("user_id", "ubigint", "0 9223372036854775807 9223372036854775808 18446744073709551615"),
            ("user_id", "double", "0.0 -5.0 500.0 500.5 9007199254740991.0 9007199254740992.0 nan inf"),
            ("category_id", "double", "500.0 2103807459595387724.0"),
            ("product_id", "float", "500.0 16777215.0 0.5"),
            ("product_id", "decimal(18,2)", "500.00 500.50 9007199254740991.00"),
            ("user_id", "decimal(38,0)", "1515915625519388267 9223372036854775808"),
            ("price", "integer", "0 -5 99999999 100000000"),
            ("price", "double", "0.1 35.79 -12.5 12.345 99999999.99 100000000.0 nan"),
            ("price", "float", "0.1 35.79 -12.5 12.345 131071.99"),
            ("price", "decimal(18,4)", "35.7900 35.7901 99999999.9900 100000000.0000"),
            ("price", "decimal(38,20)", "35.79000000000000000000 35.79000000000000000001"),
            ("price", "decimal(5,1)", "35.7 -0.1"),
            ("brand", "integer", "5 -7"),
            ("brand", "uuid", Session),
            ("event_type", "enum ('view', 'cart')", "view cart"),
            ("user_session", "bigint", "1515915625519388267 -1"),
            ("user_session", "uuid", Session),
        ];
        var data = new TheoryData<string, string, string>();
        foreach (var (column, type, texts) in TestScale.OneOf(3, all))
        {
            data.Add(column, type, texts);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(TypedColumns))]
    public void Ingest_TypedColumn_HasTheFateOfItsTexts(string column, string type, string texts) =>
        AssertSameFates(column, type, texts.Split(' '), text => text);

    [Theory]
    [InlineData("timestamp")]
    [InlineData("timestamptz")]
    [InlineData("timestamp_s")]
    [InlineData("timestamp_ms")]
    [InlineData("timestamp_ns")]
    public void Ingest_TypedTime_HasTheFateOfItsText(string type)
    {
        string[] always = ["2019-10-01 00:00:00", "1969-12-31 23:59:59", "2200-02-28 12:00:00"];
        string[] fine = type == "timestamp_s" ? [] : ["2019-10-01 00:00:00.999", "1969-12-31 23:59:59.001"];
        string[] far =
            type == "timestamp_s" ? ["0001-01-01 00:00:00", "9999-12-31 23:59:59", "290000-01-01 00:00:00"]
            : type == "timestamp_ns" ? ["1969-12-31 23:59:59.999999999", "1970-01-01 00:00:00.000000001", "infinity"]
            :
            [
                "0001-01-01 00:00:00",
                "9999-12-31 23:59:59",
                "10000-01-01 00:00:00",
                "290000-01-01 00:00:00",
                "0044-03-15 (BC) 00:00:00",
                "infinity",
                "-infinity",
            ];
        AssertSameFates("event_time", type, [.. always, .. fine, .. far], text => text + " UTC");
    }

    [Fact]
    public void Ingest_CutFractions_AreCountedInReportAndManifest()
    {
        string?[][] rows =
        [
            With(0, "2019-10-01T00:00:00.5Z"),
            With(0, "2019-10-01T00:00:00.000Z"),
            With(0, "2019-10-01T00:00:00Z"),
            With(0, "1969-12-31 23:59:59.001 UTC"),
            [.. With(0, "2019-10-01T00:00:00.5Z")[..2], "x", .. Good[3..]],
        ];
        foreach (string path in new[] { WriteCsv(Bytes(rows)), WriteParquet(Bytes(rows), "varchar") })
        {
            Assert.Equal(2, Assert.Single(folder.Shop.Pipeline.Ingest(path).Sources).CutTimes);
            folder.Reopen();
            Assert.Equal(2, Assert.Single(folder.Shop.Pipeline.Ingest(path).Sources).CutTimes);
            Assert.Equal(
                ["2019-10-01 00:00:00", "2019-10-01 00:00:00", "2019-10-01 00:00:00", "1969-12-31 23:59:59"],
                folder.Events().Select(row => row[..19])
            );
            folder.Shop.Lake.Restore(0);
        }
    }

    private static string?[] With(int column, string? text)
    {
        string?[] row = [.. Good];
        row[column] = text;
        return row;
    }

    // One field in three is odd: one of the lists, or one of their texts with a character changed.
    private static string?[] Draw(Random random)
    {
        string?[] row = [.. Good];
        for (int column = 0; column < row.Length; column++)
        {
            string[] texts =
                column == 0 ? OddTexts.Times
                : column is 2 or 3 or 7 ? OddTexts.Ids
                : column == 6 ? OddTexts.Prices
                : OddTexts.Words;
            row[column] = random.Next(9) switch
            {
                0 => texts[random.Next(texts.Length)],
                1 => Changed(random, random.Next(2) == 0 ? row[column]! : texts[random.Next(texts.Length)]),
                2 when random.Next(4) == 0 => null,
                _ => row[column],
            };
        }

        return row;
    }

    private static string Changed(Random random, string text)
    {
        const string alphabet = "0123456789999.-:+TZ UCe";
        int at = random.Next(text.Length + 1);
        return random.Next(3) switch
        {
            0 when at < text.Length && char.IsAscii(text[at]) => text.Remove(at, 1),
            1 when at < text.Length && char.IsAscii(text[at]) => text[..at]
                + alphabet[random.Next(alphabet.Length)]
                + text[(at + 1)..],
            _ when at == 0 || !char.IsHighSurrogate(text[at - 1]) => text.Insert(
                at,
                alphabet[random.Next(alphabet.Length)].ToString()
            ),
            _ => text,
        };
    }

    private static byte[][] Replaced(byte[][] row, int column, byte[] bytes) =>
        [.. row.Select((field, place) => place == column ? bytes : field)];

    private static byte[]?[][] Bytes(string?[][] rows) =>
        [.. rows.Select(row => row.Select(text => text is null ? null : Encoding.UTF8.GetBytes(text)).ToArray())];

    private void AssertSameFates(string?[][] rows)
    {
        var bytes = Bytes(rows);
        int line = 2;
        var lines = new List<int>();
        foreach (string?[] row in rows)
        {
            lines.Add(line);
            line += 1 + row.Sum(text => Breaks(text ?? ""));
        }

        int[] numbers = [.. Enumerable.Range(1, rows.Length)];
        string[] csv = Fates(WriteCsv(bytes), [.. lines]);
        Assert.Equal(csv, Fates(WriteParquet(bytes, "varchar"), numbers));
        Assert.Equal(csv, Fates(WriteParquet(bytes, "blob"), numbers));
        Assert.InRange(csv.Count(fate => fate.StartsWith('=')), rows.Length / 10, rows.Length * 9 / 10);
    }

    private void AssertSameFates(string column, string type, string[] texts, Func<string, string> inCsv)
    {
        int place = Array.IndexOf(IngestFolder.Header.Split(','), column);
        string csv = WriteCsv(Bytes([.. texts.Select(text => With(place, inCsv(text)))]));
        string parquet = Path.Combine(folder.Sources, "typed.parquet");
        string values = string.Join(", ", texts.Select((text, i) => $"('{text}', {i})"));
        string others = string.Join(
            ", ",
            Good.Select(
                (text, i) =>
                    i == place
                        ? $"cast(text as {type}) as {column}"
                        : $"'{text}' as {IngestFolder.Header.Split(',')[i]}"
            )
        );
        folder.Shop.Connection.Execute(
            $"copy (select {others} from (values {values}) as t(text, place) order by place) to '{parquet}' (format parquet)"
        );
        string[] expected = Fates(csv, [.. Enumerable.Range(2, texts.Length)]);
        Assert.Equal(expected, Fates(parquet, [.. Enumerable.Range(1, texts.Length)]));
        Assert.Contains(expected, fate => fate.StartsWith('='));
    }

    // What becomes of each row: "=" and its values, or the rejected column and kind.
    private string[] Fates(string path, int[] lines)
    {
        var source = Assert.Single(folder.Shop.Pipeline.Ingest(path).Sources);
        Assert.Equal(lines.Length, source.Lines);
        var rejected = folder
            .Shop.Connection.Query<(int Line, string Fate)>(
                "select line, coalesce(column_name, '-') || ' ' || error_type from events_rejected"
            )
            .ToDictionary(reject => reject.Line, reject => reject.Fate);
        Assert.Empty(rejected.Keys.Except(lines));
        var accepted = new Queue<string>(folder.Events());
        Assert.Equal(lines.Length, rejected.Count + accepted.Count);
        folder.Shop.Lake.Restore(0);
        File.Delete(path);
        return [.. lines.Select(line => rejected.GetValueOrDefault(line) ?? "=" + accepted.Dequeue())];
    }

    private string WriteCsv(byte[]?[][] rows)
    {
        var text = new List<byte>(Encoding.UTF8.GetBytes(IngestFolder.Header + "\n"));
        foreach (byte[]?[] row in rows)
        {
            for (int column = 0; column < row.Length; column++)
            {
                text.AddRange(column > 0 ? ","u8 : []);
                text.AddRange(Field(row[column]));
            }

            text.Add((byte)'\n');
        }

        return folder.Write("rows.csv", [.. text]);
    }

    private static byte[] Field(byte[]? field)
    {
        // A NULL is an empty field, an empty text a quoted one.
        if (field is null)
        {
            return [];
        }

        string text = Encoding.Latin1.GetString(field);
        return text.Length > 0 && text.IndexOfAny([',', '"', '\r', '\n']) < 0
            ? field
            : Encoding.Latin1.GetBytes($"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
    }

    private string WriteParquet(byte[]?[][] rows, string type)
    {
        string path = Path.Combine(folder.Sources, "rows.parquet");
        string[] names = IngestFolder.Header.Split(',');
        folder.Shop.Connection.Execute(
            $"create or replace table odd_rows ({string.Join(", ", names.Select(name => $"{name} blob"))})"
        );
        using (var appender = folder.Shop.Connection.CreateAppender("odd_rows"))
        {
            foreach (byte[]?[] row in rows)
            {
                var added = appender.CreateRow();
                foreach (byte[]? field in row)
                {
                    _ = field is null ? added.AppendNullValue() : added.AppendValue(field);
                }

                added.EndRow();
            }
        }

        // A text with a NUL byte reaches the engine as bytes only.
        string values = type == "blob" ? "*" : string.Join(", ", names.Select(name => $"decode({name}) as {name}"));
        folder.Shop.Connection.Execute($"copy (select {values} from odd_rows) to '{path}' (format parquet)");
        return path;
    }

    private static int Breaks(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Count(character => character is '\n' or '\r');
}
