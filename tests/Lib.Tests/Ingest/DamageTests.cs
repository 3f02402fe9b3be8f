using System.Text;
using System.Text.RegularExpressions;
using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Ingest;

namespace Tests.Ingest;

/// <summary>Whatever happens to the bytes of a file, no line is lost: those not accepted are rejected, and nothing crashes.</summary>
[Trait("Speed", "Slow")]
public sealed class DamageTests : IDisposable
{
    private static readonly byte[][] Splinters =
    [
        [0],
        [0xFF],
        "\""u8.ToArray(),
        "\"\""u8.ToArray(),
        ","u8.ToArray(),
        "\n"u8.ToArray(),
        "\r"u8.ToArray(),
        "\r\n"u8.ToArray(),
        "\n\n"u8.ToArray(),
        " "u8.ToArray(),
        "e9"u8.ToArray(),
        "."u8.ToArray(),
        "\\"u8.ToArray(),
        "#"u8.ToArray(),
        "'"u8.ToArray(),
        [0xC3, 0xA9],
    ];

    private readonly IngestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Ingest_RandomlyDamagedFiles_AccountsForEveryLine(int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < 12; round++)
        {
            (byte[] bytes, int first) = Damaged(random, 200);
            string path = folder.Write($"{seed}-{round}.csv", bytes);
            var report = folder.Shop.Pipeline.Ingest(path);
            string name = report.Sources[0].SourceFile;
            Assert.Equal(Lines(bytes, first), report.Lines + BreaksInside(name));
            Assert.Equal(report.Lines, report.Accepted + report.Rejected);
            Assert.Equal(report.Accepted, folder.Count($"(from events_raw where source_file = '{name}')"));
            Assert.Equal(
                report.Rejected,
                folder.Scalar<long>($"select count(distinct line) from events_rejected where source_file = '{name}'")
            );
        }
    }

    [Fact]
    public void Ingest_DamagedLines_LeavesTheOthersExactlyAsTheyAre()
    {
        var random = new Random(77);
        string[] lines = [.. Enumerable.Range(0, 400).Select(IngestFolder.Line)];
        var damaged = new SortedSet<int>(Enumerable.Range(0, 60).Select(_ => random.Next(lines.Length)));
        foreach (int line in damaged)
        {
            lines[line] = $"\"{lines[line]}";
        }

        folder.Shop.Pipeline.Ingest(folder.WriteLines("a.csv", [IngestFolder.Header, .. lines]));
        Assert.Equal(damaged.Select(line => $"{line + 2}|event_time|UNQUOTED VALUE"), folder.Rejects());
        string[] expected =
        [
            .. Enumerable
                .Range(0, 400)
                .Where(line => !damaged.Contains(line))
                .Select(line => IngestFolder.Line(line).Replace(" UTC", "", StringComparison.Ordinal)),
        ];
        Assert.Equal(expected, folder.Events());
    }

    // Rejected records of several lines keep their line ends in raw_line, escaped; accepted ones have none.
    private long BreaksInside(string name) =>
        folder
            .Shop.Connection.Query<string>(
                "select raw_line from events_rejected where source_file = $name",
                new { name }
            )
            .Sum(line => Regex.Count(line, @"\\x0D\\x0A|\\x0D|\\x0A"));

    private static (byte[] Bytes, int First) Damaged(Random random, int lines)
    {
        byte[] header = Encoding.UTF8.GetBytes(IngestFolder.Header + "\n");
        var body = new List<byte>();
        for (int i = 0; i < lines; i++)
        {
            body.AddRange(Encoding.UTF8.GetBytes(IngestFolder.Line(i) + "\n"));
        }

        for (int damage = random.Next(1, 25); damage > 0; damage--)
        {
            int at = random.Next(body.Count);
            switch (random.Next(3))
            {
                case 0:
                    body.InsertRange(at, Splinters[random.Next(Splinters.Length)]);
                    break;
                case 1:
                    body[at] = (byte)random.Next(256);
                    break;
                default:
                    body.RemoveRange(at, Math.Min(random.Next(300), body.Count - at));
                    break;
            }
        }

        return ([.. header, .. body], header.Length);
    }

    // The slow obvious count: a line ends at LF, CRLF or a lone CR; what follows the last end is a line when it is not empty.
    private static long Lines(byte[] bytes, int first)
    {
        long lines = 0;
        bool open = false;
        for (int i = first; i < bytes.Length; i++)
        {
            bool isEnd = bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == bytes.Length || bytes[i + 1] != '\n'));
            bool isFirstHalf = bytes[i] == '\r' && !isEnd;
            lines += isEnd ? 1 : 0;
            open = !isEnd && (open || !isFirstHalf);
        }

        return lines + (open ? 1 : 0);
    }
}
