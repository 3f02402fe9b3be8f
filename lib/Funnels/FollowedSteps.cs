using System.Numerics;
using DuckDB.NET.Data;

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

    internal void AppendTo(DuckDBAppender appender)
    {
        for (var i = 0; i < units.Count; i++)
        {
            appender
                .CreateRow()
                .AppendValue((BigInteger)units[i])
                .AppendValue(steps[i])
                .AppendValue(events[i])
                .AppendValue(times[i])
                .EndRow();
        }
    }
}
