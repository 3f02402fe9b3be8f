using System.Collections.Immutable;
using EcommerceNotebooks.Synthetic.Catalogue;
using EcommerceNotebooks.Synthetic.Journeys;
using EcommerceNotebooks.Synthetic.Population;

namespace EcommerceNotebooks.Synthetic;

/// <summary>
/// Generates the click log of a shop that looks like the published months of the REES46 multi-category store. Users, sessions and products each draw from a random stream of their own, so that the
/// events of a month depend on the options alone, not on threads, chunks or the other months asked for.
/// </summary>
public sealed class EventGenerator
{
    private const int SessionsPerSlice = 4096;
    private readonly SyntheticOptions options;
    private readonly ImmutableArray<MonthProfile> months;
    private readonly UserPopulation population;

    /// <summary>Prepares a run; nothing is generated yet.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The scale or the number of threads is out of range.</exception>
    public EventGenerator(SyntheticOptions? options = null)
    {
        this.options = options ?? new SyntheticOptions();
        this.options.Check();
        months = [.. Presets.Select(preset => PublishedMonths.For(preset, this.options.Anomalies.Outage))];
        population = new UserPopulation(this.options.Scale, this.options.Seed);
    }

    /// <summary>The months that can be generated: 2019-Oct and 2019-Nov.</summary>
    public static ImmutableArray<string> Presets => PublishedMonths.Presets;

    /// <summary>The options of this run.</summary>
    public SyntheticOptions Options => options;

    /// <summary>The month's events ordered by time, lazily; memory holds the month's plan of sessions (16 bytes each) and the events of sessions still open.</summary>
    /// <exception cref="ArgumentException">The preset is not one of <see cref="Presets"/>.</exception>
    public IEnumerable<SyntheticEvent> Events(string preset)
    {
        var month = months[PublishedMonths.For(preset, options.Anomalies.Outage).Index];
        return Generate(month);
    }

    private IEnumerable<SyntheticEvent> Generate(MonthProfile month)
    {
        var plan = PlanWithOpenSessions(month);
        var catalogue = ProductCatalogue.Shared;
        var identity = new SessionIdentity(plan, month.Index, options);
        var settings = new SessionSettings(
            options.Seed,
            options.Anomalies,
            months,
            population,
            catalogue,
            new ProductHistory(catalogue),
            identity
        );
        var open = new List<PendingEvent>();
        for (var first = 0; first < plan.Length; first += SessionsPerSlice * options.Threads)
        {
            var end = Math.Min(first + (SessionsPerSlice * options.Threads), plan.Length);
            foreach (var slice in WorkOut(settings, plan, first, end))
            {
                open.AddRange(slice);
            }

            // Sessions planned later start at or after the next one's start, so everything before it is complete.
            var complete = end < plan.Length ? plan[end].Start : month.End;
            var ready = open.Where(pending => pending.Event.UnixSecond < complete).ToArray();
            open.RemoveAll(pending => pending.Event.UnixSecond < complete);
            Array.Sort(ready);
            foreach (var pending in ready)
            {
                if (pending.Event.UnixSecond >= month.Start && pending.Event.UnixSecond < month.End)
                {
                    yield return pending.Event;
                }
            }
        }
    }

    // Sessions of the month before may still be open when the month begins; they keep their user, id and journey.
    private PlannedSession[] PlanWithOpenSessions(MonthProfile month)
    {
        var plan = SessionPlan.ForMonth(population, month, options.Seed);
        if (month.Index == 0)
        {
            return plan;
        }

        var earlier = SessionPlan.ForMonth(population, months[month.Index - 1], options.Seed);
        return [.. earlier.Where(session => ReachesInto(month, session)), .. plan];
    }

    private bool ReachesInto(MonthProfile month, PlannedSession session)
    {
        var pause = LongPause.Seconds(session, options.Seed, options.Anomalies.SessionsOverADay);
        return session.Start + pause + LongPause.LongestActivitySeconds >= month.Start;
    }

    private static List<PendingEvent>[] WorkOut(SessionSettings settings, PlannedSession[] plan, int first, int end)
    {
        var slices = new List<PendingEvent>[(end - first + SessionsPerSlice - 1) / SessionsPerSlice];
        Parallel.For(
            0,
            slices.Length,
            slice =>
            {
                var events = new List<PendingEvent>(SessionsPerSlice * 6);
                var from = first + (slice * SessionsPerSlice);
                for (var rank = from; rank < Math.Min(from + SessionsPerSlice, end); rank++)
                {
                    SessionJourney.Append(settings, plan[rank], rank, events);
                }

                slices[slice] = events;
            }
        );
        return slices;
    }
}
