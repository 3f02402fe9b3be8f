using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using EcommerceNotebooks.Synthetic;
using EcommerceNotebooks.Synthetic.Files;
using Tests.Support;

namespace Tests.Synthetic;

/// <summary>The committed sample is what data/README.md says it is.</summary>
public partial class SampleTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "data", "sample");

    [Theory]
    [InlineData("2019-Oct")]
    [InlineData("2019-Nov")]
    public void Sample_GeneratedAgain_IsTheCommittedText(string preset)
    {
        using var text = new MemoryStream();
        using (var writer = new CsvEventWriter(text))
        {
            foreach (var row in new EventGenerator(new SyntheticOptions { Scale = 0.00136, Seed = 1 }).Events(preset))
            {
                writer.Write(row);
            }
        }

        Assert.Equal(
            Convert.ToHexString(SHA256.HashData(Unpack(preset))),
            Convert.ToHexString(SHA256.HashData(text.ToArray()))
        );
    }

    [Fact]
    public void Sample_BothMonths_HaveAbout150000ValidLinesInAtMostSixMebibytes()
    {
        var lines = 0;
        foreach (var preset in new[] { "2019-Oct", "2019-Nov" })
        {
            var text = Encoding.ASCII.GetString(Unpack(preset)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(CsvEventWriter.Header, text[0]);
            Assert.All(text.Skip(1), line => Assert.Matches(SourceLine(), line));
            lines += text.Length - 1;
        }

        Assert.InRange(lines, 140_000, 160_000);
        Assert.InRange(Directory.GetFiles(Folder).Sum(path => new FileInfo(path).Length), 1, 6 * 1024 * 1024);
    }

    [Fact]
    public void Sample_Readme_StatesTheCountsOfTheFiles()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "data", "README.md"));
        var october = Truth("2019-Oct");
        var november = Truth("2019-Nov");
        (string Label, Func<PlantedTruth, decimal> Count)[] rows =
        [
            ("events", truth => truth.Events),
            ("views", truth => truth.Views),
            ("carts", truth => truth.Carts),
            ("purchases", truth => truth.Purchases),
            ("rows that repeat another in all nine columns", truth => truth.Duplicates),
            ("... of which carts", truth => truth.DuplicateCarts),
            ("... largest burst (rows equal to each other)", truth => truth.LargestBurst),
            ("cart events logged once more under a session id of their own", truth => truth.StraySessions),
            ("sessions under another user's session id", truth => truth.SharedSessions),
            ("rows without a session id", truth => truth.MissingSessions),
            ("sessions that went on after more than 24 hours", truth => truth.LongPauses),
            (
                "purchases that the outage kept out of the log, in sessions that went on",
                truth => truth.SilencedPurchases
            ),
            ("rows with price 0", truth => truth.ZeroPrices),
        ];

        Assert.All(
            rows,
            row =>
                Assert.Contains(
                    FormattableString.Invariant(
                        $"| {row.Label} | {row.Count(october):N0} | {row.Count(november):N0} |"
                    ),
                    readme,
                    StringComparison.Ordinal
                )
        );
        Assert.Contains(
            FormattableString.Invariant($"| revenue | {october.Revenue:N2} | {november.Revenue:N2} |"),
            readme,
            StringComparison.Ordinal
        );
    }

    private static PlantedTruth Truth(string preset)
    {
        var folder = Directory.CreateTempSubdirectory("sample-");
        try
        {
            var generator = new EventGenerator(new SyntheticOptions { Scale = 0.00136, Seed = 1 });
            return EventFiles.WriteCsv(generator, preset, folder.FullName, CsvCompression.None).Truth;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static byte[] Unpack(string preset)
    {
        using var memory = new MemoryStream();
        if (preset == "2019-Oct")
        {
            using var gzip = new GZipStream(
                File.OpenRead(Path.Combine(Folder, "2019-Oct.csv.gz")),
                CompressionMode.Decompress
            );
            gzip.CopyTo(memory);
        }
        else
        {
            using var archive = ZipFile.OpenRead(Path.Combine(Folder, "2019-Nov.csv.zip"));
            using var entry = Assert.Single(archive.Entries).Open();
            entry.CopyTo(memory);
        }

        return memory.ToArray();
    }

    [GeneratedRegex(
        @"^2019-1[01]-\d\d \d\d:\d\d:\d\d UTC,(view|cart|purchase),\d{6,8},2\d{18},[a-z_.]*,[a-z0-9.-]*,\d{1,4}\.\d\d,5\d{8},([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$"
    )]
    private static partial Regex SourceLine();
}
