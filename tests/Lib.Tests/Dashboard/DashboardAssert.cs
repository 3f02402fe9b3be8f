using System.Globalization;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Questions.Dashboard;

namespace Tests.Dashboard;

/// <summary>What tests of figures hold numbers and what is behind them to.</summary>
internal static class DashboardAssert
{
    /// <summary>The values of a row's key columns, as addresses spell them.</summary>
    internal static Dictionary<string, string?> Place(FigureAnswer answer, TableRow row) =>
        answer.Keys.ToDictionary(key => key, key => Key(row[key]));

    /// <summary>A count is the number of rows, a sum the sum of their prices, a ratio numerator over denominator; what has a formula of its own is told by it.</summary>
    internal static void AssertRows(OpenedNumber opened)
    {
        Assert.Equal(opened.RowCount, opened.Rows.RowCount);
        if (opened.Parts.Count > 0)
        {
            var below = Convert.ToDouble(opened.Parts[1].Value, CultureInfo.InvariantCulture);
            var above = Convert.ToDouble(opened.Parts[0].Value, CultureInfo.InvariantCulture);
            AssertSame(below == 0 ? null : above / below, opened.Value, opened.Name, 0.006);
        }
        else if (opened.Formula is not null)
        {
            Assert.NotEmpty(opened.Meaning);
        }
        else if (opened.Unit == "money")
        {
            Assert.Equal(opened.Value, opened.Rows["price"].Sum(price => (decimal?)price ?? 0));
        }
        else
        {
            Assert.Equal(opened.Value, opened.RowCount);
        }
    }

    /// <summary>Both are missing, or they differ by no more than that.</summary>
    internal static void AssertSame(object? expected, object? actual, string about, double within = 1e-9)
    {
        Assert.True((expected is null) == (actual is null), $"{about}: {expected} and {actual}");
        if (expected is not null)
        {
            var difference =
                Convert.ToDouble(expected, CultureInfo.InvariantCulture)
                - Convert.ToDouble(actual, CultureInfo.InvariantCulture);
            Assert.True(Math.Abs(difference) <= within, $"{about}: {expected} and {actual}");
        }
    }

    /// <summary>Rows of a table as texts, to be compared with rows written down by hand.</summary>
    internal static string[] Rows(FigureAnswer answer, params string[] columns) =>
        [.. answer.Table.Rows.Select(row => Line([.. columns.Select(column => row[column])]))];

    /// <summary>A row as <see cref="Rows"/> writes it.</summary>
    internal static string Line(params object?[] values) =>
        string.Join(
            " | ",
            values.Select(value =>
                value switch
                {
                    double number => number.ToString("0.########", CultureInfo.InvariantCulture),
                    decimal number => number.ToString("0.####", CultureInfo.InvariantCulture),
                    _ => Key(value) ?? "-",
                }
            )
        );

    private static string? Key(object? value) =>
        value switch
        {
            null => null,
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture),
        };
}
