using EcommerceNotebooks.Tables;

namespace Tests.Tables;

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
        Assert.Equal(["events", "revenue", "mean"], table["measure"]);
        Assert.Equal(["34,820", "146,663.25", null], table["value"]);
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

        Assert.Equal(["n"], table["measure"]);
    }

    private sealed record TurnedRow(int N);
}
