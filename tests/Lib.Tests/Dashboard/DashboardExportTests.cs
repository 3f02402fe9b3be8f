using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Questions.Dashboard;
using Tests.Support;

namespace Tests.Dashboard;

/// <summary>Texts that a spreadsheet would take for formulas are guarded in CSV, by whichever way they are written.</summary>
public sealed class DashboardExportTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("=cmd()", true)]
    [InlineData("+1", true)]
    [InlineData("-1", true)]
    [InlineData("@sum", true)]
    [InlineData("  =cmd()", true)]
    [InlineData("\u00A0=cmd()", true)]
    [InlineData("\t1", true)]
    [InlineData("\uFF1Dcmd()", true)]
    [InlineData("\uFF0B1", true)]
    [InlineData("\uFF0D1", true)]
    [InlineData("\uFF20sum", true)]
    [InlineData("apple", false)]
    [InlineData("a=b", false)]
    [InlineData("  a", false)]
    [InlineData("\u2212", false)]
    public void Write_TextsOfTableAndRows_AreGuardedAlike(string text, bool isGuarded)
    {
        using var shop = Shop.InMemory();
        using var session = shop.OpenSession();
        session.Connection.Execute("create temp table texts as select cast($text as varchar) as name", new { text });
        session.Connection.Execute("create temp view opened_rows as from texts");
        string table = Path.Combine(folder.Path, "table.csv");
        string rows = Path.Combine(folder.Path, "rows.csv");

        Assert.Equal(1, DashboardExport.Write(session.Query("from texts"), table));
        Assert.Equal(1, DashboardExport.WriteOpenedRows(session, rows));

        string expected = isGuarded ? $"'{text}" : text;
        Assert.Equal(expected, Field(table));
        Assert.Equal(expected, Field(rows));
    }

    private static string Field(string path) => File.ReadAllText(path).Split('\n', 2)[1].TrimEnd('\n', '\r').Trim('"');
}
