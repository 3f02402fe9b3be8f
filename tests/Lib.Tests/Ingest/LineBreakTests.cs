using System.Text;
using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Ingest;

namespace Tests.Ingest;

/// <summary>Line ends inside quoted fields: one record or one rejection, and no other record is lost.</summary>
[Trait("Speed", "Slow")]
public sealed class LineBreakTests : IDisposable
{
    private readonly IngestFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string, string> ColumnsAndEnds()
    {
        var data = new TheoryData<string, string>();
        foreach (string column in IngestFolder.Header.Split(','))
        {
            foreach (string end in new[] { "\n", "\r\n", "\r" })
            {
                data.Add(column, end);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(ColumnsAndEnds))]
    public void Ingest_LineBreakInOneOfTheNineColumns_IsOneRejectionThatSaysSo(string column, string end)
    {
        string[] fields = IngestFolder.Good.Split(',');
        int place = Array.IndexOf(IngestFolder.Header.Split(','), column);
        fields[place] = $"\"{fields[place]}{end}more\"";
        string path = folder.Write(
            "a.csv",
            string.Join(
                end == "\r" ? "\n" : end,
                [IngestFolder.Header, IngestFolder.Good, string.Join(',', fields), IngestFolder.Other, ""]
            )
        );
        var report = folder.Shop.Pipeline.Ingest(path);
        Assert.Equal((3, 2, 1), (report.Lines, report.Accepted, report.Rejected));
        Assert.Equal([$"3|{column}|LINE BREAK"], folder.Rejects());
        Assert.Equal(IngestFolder.TwoEvents, folder.Events());
        Assert.Equal(
            string.Join(',', fields)
                .Replace("\r", "\\x0D", StringComparison.Ordinal)
                .Replace("\n", "\\x0A", StringComparison.Ordinal),
            folder.Scalar<string>("select raw_line from events_rejected")
        );
        Assert.Contains(
            "line breaks inside the fields",
            folder.Scalar<string>("select error_message from events_rejected"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(0, "\n")]
    [InlineData(0, "\r\n")]
    [InlineData(4, "\n")]
    [InlineData(9, "\r\n")]
    [InlineData(9, "\n")]
    public void Ingest_LineBreaksInAnExtraColumn_IsOneAcceptedRecord(int place, string end)
    {
        string note = $"\"first, \"\"line\"\"{end}{end}third\"";
        string path = folder.Write(
            "a.csv",
            string.Join(
                end,
                [
                    WithNote(IngestFolder.Header, place, "note"),
                    WithNote(IngestFolder.Good, place, note),
                    "bad",
                    WithNote(IngestFolder.Other, place, note),
                    "worse",
                ]
            )
        );
        var report = folder.Shop.Pipeline.Ingest(path);
        Assert.Equal((4, 2, 2), (report.Lines, report.Accepted, report.Rejected));
        Assert.Equal(IngestFolder.TwoEvents, folder.Events());
        Assert.Equal([5L, 9L], folder.Shop.Connection.Query<long>("select line from events_rejected order by line"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Ingest_NotesOfManyLinesInALargeFile_CountsEveryRecordOnce(int breaks)
    {
        const int count = 30_000;
        string note = $"\"{string.Concat(Enumerable.Repeat("a\n", breaks))}\"";
        string path = folder.WriteLines(
            "a.csv",
            [
                IngestFolder.Header + ",note",
                .. Enumerable.Range(0, count).Select(i => $"{IngestFolder.Line(i)},{(i % 7 == 3 ? note : "x")}"),
            ]
        );
        var report = folder.Shop.Pipeline.Ingest(path, new IngestOptions { RowGroupSize = 2_048 });
        Assert.Equal((count, count, 0), (report.Lines, report.Accepted, report.Rejected));
        Assert.Equal(
            0,
            folder.Count("(from events_raw where (user_session::varchar)[25:] <> printf('%012x', source_row - 1))")
        );
    }

    [Theory]
    [InlineData("2019-10-01 00:00:00 UTC,view,1,2,,\"b")]
    [InlineData("2019-10-01 00:00:00 UTC,view,1,2,,\"b\nnever closed, \"\"still\"\" not\n")]
    [InlineData("\"")]
    [InlineData("\"\n\n\n")]
    public void Ingest_QuoteOpenAtTheEndOfTheFile_IsOneRejection(string end)
    {
        var report = folder.Shop.Pipeline.Ingest(
            folder.Write("a.csv", $"{IngestFolder.Header}\n{IngestFolder.Good}\n{IngestFolder.Other}\n{end}")
        );
        Assert.Equal((3, 2, 1), (report.Lines, report.Accepted, report.Rejected));
        Assert.Equal(IngestFolder.TwoEvents, folder.Events());
        Assert.Equal(
            "4 UNQUOTED VALUE",
            folder.Scalar<string>("select line || ' ' || error_type from events_rejected")
        );
    }

    [Fact]
    public void Ingest_BrokenRecordsOfSeveralLines_AreOneRejectionEach()
    {
        string[] broken =
        [
            // One field too many, one too few, text behind the closing quote, a price that is none.
            "2019-10-01 00:00:00 UTC,view,1,2,,\"a\nb\",1.00,3,72d76fde-8bb3-4e00-8c23-a032dfed738c,more",
            "2019-10-01 00:00:00 UTC,view,1,2,,\"a\nb\",1.00,3",
            "2019-10-01 00:00:00 UTC,view,1,2,,\"a\nb\"c,1.00,3,72d76fde-8bb3-4e00-8c23-a032dfed738c",
            "2019-10-01 00:00:00 UTC,view,1,2,,b,\"x\ny\",3,72d76fde-8bb3-4e00-8c23-a032dfed738c",
        ];
        var report = folder.Shop.Pipeline.Ingest(
            folder.WriteLines(
                "a.csv",
                [IngestFolder.Header, .. broken.SelectMany(record => new[] { record, IngestFolder.Good })]
            )
        );
        Assert.Equal((8, 4, 4), (report.Lines, report.Accepted, report.Rejected));
        Assert.Equal(
            ["2|-|TOO MANY COLUMNS", "5|user_session|MISSING COLUMNS", "8|brand|UNQUOTED VALUE", "11|price|LINE BREAK"],
            folder.Rejects()
        );
    }

    // The right reading by the rule itself: quotes are balanced in every line but the damaged ones.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Ingest_QuotesLeftOpenAmongGoodRecords_LoseNone(int seed)
    {
        var random = new Random(seed);
        var lines = new List<string>();
        var good = new List<string>();
        for (int i = 0; i < 3_000; i++)
        {
            string line = IngestFolder.Line(i);
            switch (random.Next(12))
            {
                case 0:
                    lines.Add(line.Replace("apple", "\"apple", StringComparison.Ordinal));
                    break;
                case 1:
                    lines.Add($"{line[..random.Next(20, 60)]},\"cut");
                    break;
                case 2:
                    lines.Add(line.Replace("apple", "\"a, \"\"b\"\"\"", StringComparison.Ordinal));
                    good.Add(line[^36..]);
                    break;
                case 3:
                    lines.Add(line.Replace("apple", "\"\"", StringComparison.Ordinal));
                    good.Add(line[^36..]);
                    break;
                default:
                    lines.Add(line);
                    good.Add(line[^36..]);
                    break;
            }
        }

        var report = folder.Shop.Pipeline.Ingest(folder.WriteLines("a.csv", [IngestFolder.Header, .. lines]));
        Assert.Equal(
            good,
            folder.Shop.Connection.Query<string>("select user_session::varchar from events_raw order by source_row")
        );
        Assert.Equal(lines.Count, report.Lines);
    }

    [Fact]
    public void Ingest_NoteLargerThanAnyRecord_LosesNoRecordBehindIt()
    {
        string note = $"\"{string.Concat(Enumerable.Repeat("text, more text\n", 30_000))}\"";
        folder.Shop.Pipeline.Ingest(
            folder.Write(
                "a.csv",
                Encoding.UTF8.GetBytes(
                    $"{IngestFolder.Header},note\n{IngestFolder.Good},{note}\n{IngestFolder.Other},x\n"
                )
            )
        );
        Assert.Equal([IngestFolder.TwoEvents[1]], folder.Events());
    }

    [Fact]
    public void Ingest_LinesOfCommasInsideAField_AreNoEvents()
    {
        string[] fields = IngestFolder.Good.Split(',');
        fields[5] = "\"a\n,,,,,,,,\nb\"";
        var report = folder.Shop.Pipeline.Ingest(
            folder.Write(
                "a.csv",
                string.Join(
                    '\n',
                    IngestFolder.Header,
                    IngestFolder.Good,
                    string.Join(',', fields),
                    IngestFolder.Other,
                    ""
                )
            )
        );
        Assert.Equal((3, 2, 1), (report.Lines, report.Accepted, report.Rejected));
        Assert.Equal(IngestFolder.TwoEvents, folder.Events());
    }

    [Fact]
    public void Ingest_NoteOfManyQuotedLines_IsReadInOnePass()
    {
        string note = $"\"{string.Concat(Enumerable.Repeat("  \"\"key\"\": \"\"value\"\",\n", 11_000))}\"";
        var report = folder.Shop.Pipeline.Ingest(
            folder.Write("a.csv", $"{IngestFolder.Header},note\n{IngestFolder.Good},{note}\n{IngestFolder.Other},x\n")
        );
        Assert.Equal((2, 2), (report.Lines, report.Accepted));
    }

    [Fact]
    public void Ingest_LineTooLongBehindOpenQuotes_EndsThemInTheirOrder()
    {
        string giant = new('x', 3_000_000);
        folder.Shop.Pipeline.Ingest(
            folder.WriteLines(
                "a.csv",
                IngestFolder.Header,
                IngestFolder.Good,
                "a,\"b",
                "c,\"d",
                "plain",
                giant,
                IngestFolder.Other
            )
        );
        Assert.Equal(IngestFolder.TwoEvents, folder.Events());
        Assert.Equal("6|-|LINE TOO LONG", folder.Rejects()[^1]);
        Assert.Equal(4, folder.Rejects().Length);
    }

    private static string WithNote(string line, int place, string note)
    {
        var fields = line.Split(',').ToList();
        fields.Insert(place, note);
        return string.Join(',', fields);
    }
}
