using EcommerceNotebooks;
using EcommerceNotebooks.Ingest;

namespace Tests.Ingest.Sources;

/// <summary>Fields may be separated by tabs: the same rows give the same events and the same rejects as with commas.</summary>
public sealed class TabSeparatedTests
{
    [Theory]
    [InlineData(false, false, "\n")]
    [InlineData(true, false, "\n")]
    [InlineData(false, true, "\n")]
    [InlineData(true, true, "\n")]
    [InlineData(true, true, "\r\n")]
    public void Ingest_SameRowsWithTabs_HaveTheSameFate(bool hasFaults, bool hasOtherSessions, string lineEnd)
    {
        var random = new Random(1);
        string[][] rows =
        [
            IngestFolder.Header.Split(','),
            .. Enumerable.Range(0, 400).Select(number => Row(random, number, hasFaults, hasOtherSessions)),
        ];

        var tabs = Load("in.tsv", string.Concat(rows.Select(row => Join(row, '\t') + lineEnd)));
        var commas = Load("in.csv", string.Concat(rows.Select(row => Join(row, ',') + lineEnd)));

        Assert.Equal(commas.Events, tabs.Events);
        Assert.Equal(commas.Rejects, tabs.Rejects);
        Assert.Equal(hasFaults, tabs.Rejects.Length > 0);
        Assert.Contains(tabs.Events, row => row.Contains("smith, sons", StringComparison.Ordinal));
    }

    private static (string[] Events, string[] Rejects) Load(string name, string text)
    {
        using var own = new IngestFolder();
        var report = own.Shop.Pipeline.Ingest(own.Write(name, text));
        Assert.Equal((400, 400), (report.Lines, report.Accepted + report.Rejected));
        return (own.Events(), own.Rejects());
    }

    private static string[] Row(Random random, int number, bool hasFaults, bool hasOtherSessions)
    {
        string[] row = IngestFolder.Line(number).Split(',');
        if (random.Next(5) == 0)
        {
            row[5] = "smith, sons";
        }

        if (random.Next(20) == 0)
        {
            row[5] = "a \"b\"";
        }

        if (hasFaults && random.Next(10) == 0)
        {
            row[random.Next(2) == 0 ? 0 : 6] = "not, one";
        }

        if (hasFaults && random.Next(20) == 0)
        {
            row = row[..7];
        }

        if (hasOtherSessions && row.Length == 9 && random.Next(3) == 0)
        {
            row[8] = "guest";
        }

        return row;
    }

    private static string Join(string[] row, char separator) =>
        string.Join(
            separator,
            row.Select(field =>
                field.Contains(separator, StringComparison.Ordinal) || field.Contains('"', StringComparison.Ordinal)
                    ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
                    : field
            )
        );
}
