using EcommerceNotebooks.DuckDb.Appending;

namespace EcommerceNotebooks.Funnels;

/// <summary>The steps of attempts, column by column.</summary>
internal sealed class FollowedSteps
{
    private readonly List<Int128> units = [];
    private readonly List<int> steps = [];
    private readonly List<long> events = [];
    private readonly List<long> times = [];

    internal void Add(Int128 unit, int step, UnitEvent taken)
    {
        units.Add(unit);
        steps.Add(step);
        events.Add(taken.EventId);
        times.Add(taken.Time);
    }

    internal void AppendTo(DuckDbAppender appender) =>
        appender.AppendColumns(
            ColumnValues.Of(units.ToArray()),
            ColumnValues.Of(steps.ToArray()),
            ColumnValues.Of(events.ToArray()),
            ColumnValues.Of(times.ToArray())
        );
}
