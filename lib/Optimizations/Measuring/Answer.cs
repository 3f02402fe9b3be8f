using System.Data.Common;
using System.Globalization;
using System.Numerics;

namespace EcommerceNotebooks.Optimizations.Measuring;

/// <summary>All rows a query gave, in their order.</summary>
internal sealed record Answer(IReadOnlyList<object?[]> Rows)
{
    /// <summary>Reads a result to its end.</summary>
    internal static Answer Read(DbDataReader reader)
    {
        List<object?[]> rows = [];
        while (reader.Read())
        {
            var row = new object?[reader.FieldCount];
            for (var column = 0; column < row.Length; column++)
            {
                row[column] = reader.IsDBNull(column) ? null : reader.GetValue(column);
            }

            rows.Add(row);
        }

        return new Answer(rows);
    }

    /// <summary>
    /// The largest difference between numbers at the same place, relative to the other answer's; 0 for equal answers. Integers and decimals are compared exactly whatever their types.
    /// </summary>
    /// <exception cref="AnswersDifferException">Numbers differ by more than the tolerance, or anything else differs.</exception>
    internal double DifferenceTo(Answer expected, double tolerance, string technique)
    {
        if (Rows.Count != expected.Rows.Count)
        {
            throw new AnswersDifferException(
                technique,
                Text($"one has {expected.Rows.Count} rows and the other {Rows.Count}")
            );
        }

        var largest = 0.0;
        for (var row = 0; row < Rows.Count; row++)
        {
            if (Rows[row].Length != expected.Rows[row].Length)
            {
                throw new AnswersDifferException(
                    technique,
                    Text($"they have {expected.Rows[row].Length} and {Rows[row].Length} columns")
                );
            }

            for (var column = 0; column < Rows[row].Length; column++)
            {
                var difference = Difference(Rows[row][column], expected.Rows[row][column]);
                if (!(difference <= tolerance))
                {
                    throw new AnswersDifferException(
                        technique,
                        Text(
                            $"row {row + 1}, column {column + 1} is {expected.Rows[row][column] ?? "NULL"} and {Rows[row][column] ?? "NULL"}"
                        )
                    );
                }

                largest = Math.Max(largest, difference);
            }
        }

        return largest;
    }

    private static double Difference(object? value, object? expected)
    {
        if (Exact(value) is { } exact && Exact(expected) is { } exactExpected)
        {
            return exact == exactExpected ? 0 : Relative((double)exact, (double)exactExpected);
        }

        return Number(value) is { } number && Number(expected) is { } numberExpected
            ? number.Equals(numberExpected)
                ? 0
                : Relative(number, numberExpected)
            : Equals(value, expected)
                ? 0
                : double.PositiveInfinity;
    }

    private static double Relative(double value, double expected) => Math.Abs(value - expected) / Math.Abs(expected);

    private static decimal? Exact(object? value) =>
        value switch
        {
            decimal number => number,
            BigInteger number => (decimal)number,
            sbyte or byte or short or ushort or int or uint or long or ulong => Convert.ToDecimal(
                value,
                CultureInfo.InvariantCulture
            ),
            _ => null,
        };

    private static double? Number(object? value) =>
        value switch
        {
            double number => number,
            float number => number,
            _ => (double?)Exact(value),
        };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
