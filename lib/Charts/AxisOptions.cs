namespace EcommerceNotebooks.Charts;

/// <summary>How an axis is drawn.</summary>
public sealed record AxisOptions
{
    /// <summary>The axis title with its unit, or null for none.</summary>
    public string? Title { get; init; }

    /// <summary>How values are placed.</summary>
    public AxisScale Scale { get; init; }

    /// <summary>Where a numeric axis starts, in the values' unit (above 0 on a log axis); null leaves both ends to the values.</summary>
    public double? From { get; init; }

    /// <summary>Where a numeric axis ends, in the values' unit; given together with <see cref="From"/>.</summary>
    public double? To { get; init; }

    /// <summary>A d3 number format: optional comma, optional <c>.N</c>, optional <c>~</c>, then one of f, d, s, e, %. Null chooses by the values.</summary>
    public string? TickFormat { get; init; }

    /// <summary>Whether the axis runs from right to left or from top to bottom.</summary>
    public bool Reversed { get; init; }

    internal AxisOptions Checked(string parameter)
    {
        if ((From is null) != (To is null))
        {
            throw new ArgumentException("An axis range needs both ends, From and To.", parameter);
        }

        if (From is { } from && To is { } to)
        {
            if (!double.IsFinite(from) || !double.IsFinite(to) || from >= to)
            {
                throw new ArgumentException(
                    $"An axis range must run from a smaller to a larger number; given {from} to {to}.",
                    parameter
                );
            }

            if (Scale == AxisScale.Log && from <= 0)
            {
                throw new ArgumentException($"A log axis starts above 0; given {from}.", parameter);
            }
        }

        if (TickFormat is not null)
        {
            NumberFormat.Parse(TickFormat);
        }

        return this;
    }
}
