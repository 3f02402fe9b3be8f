using EcommerceNotebooks.DuckDb.Appending;
using EcommerceNotebooks.DuckDb.Columns;

namespace EcommerceNotebooks.Funnels;

/// <summary>
/// Decides open users by their sessions, read once. Where the second step's first event follows the first step, every entry before it leads to the same events, so that the first entry within the
/// window of the last of them is the attempt. The sessions tell it unless one that began before the wanted event may hold it further on; those that end more than a window before the second step
/// play no part.
/// </summary>
internal sealed class SessionDecider
{
    private const long None = long.MaxValue;

    private readonly int[] places;
    private readonly long window;
    private readonly List<long> units = [];
    private readonly List<long> seconds = [];
    private readonly List<(int Unit, long First, long Third, long Last)> sessions = [];

    private SessionDecider(FunnelOptions options)
    {
        places = [.. options.Steps.Select(step => step.Place)];
        window = FunnelScripts.Microseconds(options.EffectiveWindow);
    }

    /// <summary>Closes the users among the scripts' starts that their sessions decide.</summary>
    internal static void Decide(FunnelScripts scripts, FunnelOptions options)
    {
        var decider = new SessionDecider(options);
        decider.ReadUsers(scripts);
        decider.ReadSessions(scripts);
        scripts.Execute("decided_users.sql");
        using (var appender = scripts.Append("funnel_decided"))
        {
            appender.AppendColumns(decider.Attempts());
            appender.Complete();
        }

        scripts.Execute("starts_by_session.sql");
    }

    private void ReadUsers(FunnelScripts scripts)
    {
        using var chunks = scripts.Read("waiting_users.sql");
        while (chunks.Read())
        {
            units.AddRange(chunks.Column<long>(0).Values);
            seconds.AddRange(chunks.Column<long>(1).Values);
        }
    }

    private void ReadSessions(FunnelScripts scripts)
    {
        var waiting = new OpenUnits(units);
        using var chunks = scripts.Read("session_places.sql");
        while (chunks.Read())
        {
            var users = chunks.Column<long>(0).Values;
            var first = chunks.Column<long>(ColumnOf(places[0]));
            var third = chunks.Column<long>(ColumnOf(places.Length > 2 ? places[2] : places[0]));
            var last = chunks.Column<long>(4).Values;
            for (var row = 0; row < users.Length; row++)
            {
                if (waiting.PlaceOf(users[row]) is var unit and >= 0 && seconds[unit] - last[row] <= window)
                {
                    sessions.Add((unit, TimeOf(first, row), places.Length > 2 ? TimeOf(third, row) : None, last[row]));
                }
            }
        }
    }

    // Views, carts and purchases stand behind the user; removals from the cart have no column.
    private static int ColumnOf(int place) => place < 2 ? place + 1 : place;

    private static long TimeOf(ColumnView<long> times, int row) => times.IsNull(row) ? None : times.Values[row];

    private ColumnValues[] Attempts()
    {
        var (thirds, entries, isOpen) = (new long[units.Count], new long[units.Count], new bool[units.Count]);
        Array.Fill(thirds, None);
        Array.Fill(entries, None);
        foreach (var (unit, _, third, last) in sessions)
        {
            if (third == None)
            {
                continue;
            }

            if (IsAfter(third, 2, seconds[unit], 1))
            {
                thirds[unit] = Math.Min(thirds[unit], third);
            }
            else
            {
                isOpen[unit] |= last >= seconds[unit];
            }
        }

        foreach (var (unit, first, _, last) in sessions)
        {
            var end = thirds[unit] == None ? seconds[unit] : thirds[unit];
            if (first == None)
            {
                continue;
            }

            if (end - first > window)
            {
                isOpen[unit] |= end - last <= window;
            }
            else if (IsAfter(seconds[unit], 1, first, 0))
            {
                entries[unit] = Math.Min(entries[unit], first);
            }
        }

        int[] decided = [.. Enumerable.Range(0, units.Count).Where(unit => !isOpen[unit] && entries[unit] != None)];
        return
        [
            ColumnValues.Of(Array.ConvertAll(decided, unit => units[unit])),
            ColumnValues.Of(Array.ConvertAll(decided, unit => entries[unit])),
            ColumnValues.Of(Array.ConvertAll(decided, unit => seconds[unit])),
            ColumnValues.Of(Array.ConvertAll(decided, unit => thirds[unit] == None ? (long?)null : thirds[unit])),
        ];
    }

    private bool IsAfter(long time, int step, long other, int otherStep) =>
        time > other || (time == other && places[step] > places[otherStep]);
}
