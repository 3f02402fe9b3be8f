namespace EcommerceNotebooks.Funnels;

/// <summary>Follows open units event by event in one pass over all events, where entries of a run go the same way: joining and sorting as many events in the engine takes several times as long.</summary>
internal static class FunnelFollower
{
    private const long MostEvents = 150_000_000;

    /// <summary>Makes the scripts' relation of attempts; the units are followed in slices of users that have up to <paramref name="mostEvents"/> events on average.</summary>
    internal static void Follow(FunnelScripts scripts, FunnelOptions options, long mostEvents = MostEvents)
    {
        scripts.Execute("followed_steps.sql");
        var follower = new RunFollower(options.Steps.Length, FunnelScripts.Microseconds(options.EffectiveWindow));
        foreach (var _ in scripts.Slices(mostEvents))
        {
            Follow(scripts, options, follower);
        }

        scripts.Execute("followed_attempts.sql");
    }

    private static void Follow(FunnelScripts scripts, FunnelOptions options, RunFollower follower)
    {
        var keys = scripts.ReadKeys("open_units.sql");
        if (keys.Count == 0)
        {
            return;
        }

        var steps = new FollowedSteps();
        Read(scripts, options, keys)
            .ForEach(
                (unit, events) =>
                {
                    var attempt = follower.Follow(events);
                    for (var step = 0; step < attempt.Length; step++)
                    {
                        steps.Add(keys[unit], step + 1, events[attempt[step]]);
                    }
                }
            );
        using var appender = scripts.Append("funnel_followed_steps");
        steps.AppendTo(appender);
    }

    private static UnitEvents Read(FunnelScripts scripts, FunnelOptions options, IReadOnlyList<Int128> keys)
    {
        var open = new OpenUnits(keys);
        var events = new UnitEvents(keys.Count);
        var stepsOfTypes = options.Steps.All(step => step.IsOfTypeAlone) ? options.StepsOfTypes() : null;
        using var chunks = scripts.Read(stepsOfTypes is null ? "open_unit_steps.sql" : "open_unit_events.sql");
        while (chunks.Read())
        {
            var units = chunks.Column<Int128>(0).Values;
            var ids = chunks.Column<long>(1).Values;
            var times = chunks.Column<long>(2).Values;
            var types = chunks.Column<byte>(3).Values;
            var steps = stepsOfTypes is null ? chunks.Column<byte>(4).Values : [];
            for (var row = 0; row < units.Length; row++)
            {
                var taken = stepsOfTypes is null ? steps[row] : stepsOfTypes[types[row]];
                if (taken != 0 && open.PlaceOf(units[row]) is var unit and >= 0)
                {
                    events.Add(unit, new UnitEvent((times[row] * 4) + types[row], ids[row], taken));
                }
            }
        }

        return events;
    }
}
