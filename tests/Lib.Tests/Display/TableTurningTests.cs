using EcommerceNotebooks.Display;

namespace Tests.Display;

public sealed class TableTurningTests
{
    [Fact]
    public void Turned_OneRow_GivesARowForEachColumnFormattedAsBefore()
    {
        var table = Table
            .Of(
                [
                    new
                    {
                        Events = 34820,
                        Revenue = 146663.25m,
                        Mean = (double?)null,
                    },
                ],
                "Totals"
            )
            .Turned();

        Assert.Equal("Totals", table.Title);
        Assert.Equal(["Events", "Revenue", "Mean"], table["measure"]);
        Assert.Equal(["34,820", "146,663.25", null], table["value"]);
    }

    [Fact]
    public void OrElse_MissingValue_IsWrittenInWordsEverywhere()
    {
        var table = Table
            .Of([
                new { Rate = (double?)null, Name = (string?)null },
                new { Rate = (double?)0.5, Name = (string?)"NULL" },
            ])
            .WithFormat(ColumnFormat.Percent().OrElse("no <views>"), "rate");

        Assert.Contains("no <views>  NULL", table.ToString(), StringComparison.Ordinal);
        Assert.Contains("50.00 %  'NULL'", table.ToString(), StringComparison.Ordinal);
        Assert.Contains("<span class=\"null\">no &lt;views&gt;</span>", table.ToHtml(), StringComparison.Ordinal);
        Assert.Equal(["no <views>", null], table.Turned()["row_1"]);
        Assert.Null(table[0, "rate"]);
        Assert.Contains(
            "nobody",
            Table.OfMeasures(null, new Measure("mean", null, ColumnFormat.Fixed(2).OrElse("nobody"))).ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Turned_TwoRows_NumbersTheValueColumns()
    {
        var table = Table.Of([new { N = 1 }, new { N = 2 }]).Turned();

        Assert.Equal(["measure", "row_1", "row_2"], table.Columns.Select(column => column.Name));
    }

    [Fact]
    public void Turned_NoRows_StillNamesTheMeasures()
    {
        var table = Table.Of(Array.Empty<TurnedRow>()).Turned();

        Assert.Equal(["N"], table["measure"]);
    }

    private sealed record TurnedRow(int N);
}
