using System.Collections.Immutable;
using EcommerceNotebooks.Statistics.Randomness;
using EcommerceNotebooks.Synthetic.Months;
using EcommerceNotebooks.Synthetic.Randomness;

namespace EcommerceNotebooks.Synthetic.Population;

/// <summary>Everybody who visits the shop, computed from the seed when asked for, never stored. Users are numbered by the month they first come in, October's first with those who come again in November.</summary>
internal sealed class UserPopulation
{
    /// <summary>Share of October's users who come again in November: 1,401,758 of 3,022,290, as published.</summary>
    internal const double ReturnShare = 1_401_758.0 / 3_022_290.0;

    /// <summary>Later returns fall with this power of the months since the first visit.</summary>
    internal const double ReturnDecay = 0.5;
    private const double CoreUsers = 1_401_758;

    // How many users are new to the shop is not published; these shares put about a quarter of early November's users among the newest ids.
    private const double CoreRegistering = 0.150;
    private const double OtherOctoberRegistering = 0.300;
    private const double NovemberRegistering = 0.400;
    private const double ActivitySpread = 1.05;

    /// <summary>Correlation of the scores of activity and intent.</summary>
    internal const double IntentInActivity = 0.45;

    private readonly ulong seed;
    private readonly double scale;
    private readonly UserIds ids;
    private readonly EvenSequence intents;
    private readonly EvenSequence activities;

    /// <summary>The population at a scale, 1 being the published number of users.</summary>
    public UserPopulation(double scale, ulong seed)
    {
        this.seed = seed;
        this.scale = scale;
        Core = Scaled(CoreUsers);
        var cohorts = ImmutableArray.CreateBuilder<Cohort>();
        for (var month = 0; month < MonthPresets.Names.Length; month++)
        {
            cohorts.Add(NextCohort(cohorts));
        }

        Cohorts = cohorts.ToImmutable();
        ids = new UserIds(Cohorts, scale);
        intents = new EvenSequence(0, Hash64.Of(seed, (ulong)RandomStream.Intent));
        activities = new EvenSequence(1, Hash64.Of(seed, (ulong)RandomStream.Activity));
    }

    /// <summary>The users by the month they first come in.</summary>
    public ImmutableArray<Cohort> Cohorts { get; }

    /// <summary>Users of October who come again in November; the first of all.</summary>
    public long Core { get; }

    /// <summary>Users numbered below this have come by the end of a month.</summary>
    public long CountUntil(int month) => Cohorts[month].First + Cohorts[month].Count;

    /// <summary>True when the user with an index comes in a month.</summary>
    public bool ComesIn(long index, int month)
    {
        var cohort = CohortOf(index);
        var age = month - cohort;
        return age == 0
            || (cohort, age) switch
            {
                (_, < 0) => false,
                (0, 1) => index < Core,
                _ => Hash64.Unit(Hash64.Of(seed, (ulong)RandomStream.Presence, (ulong)index, (ulong)month))
                    < ReturnShare * Math.Pow(age, -ReturnDecay),
            };
    }

    /// <summary>The user with an index.</summary>
    public Shopper At(long index)
    {
        var month = CohortOf(index);
        var cohort = Cohorts[month];
        var hash = Hash64.Of(seed, (ulong)RandomStream.Traits, (ulong)index);
        var place = index - cohort.First;
        var isCore = index < Core;
        var (from, known, count) =
            month != 0 ? (0L, cohort.Known, cohort.Count)
            : isCore ? (0L, KnownOf(Core, CoreRegistering), Core)
            : (Core, cohort.Known - KnownOf(Core, CoreRegistering), cohort.Count - Core);
        var registers = place - from >= known;
        var arrival = registers ? (place - from - known + Hash64.Unit(hash)) / (count - known) : -1.0;
        var score = NormalScores.Draw(intents.At(index));
        var activity =
            (IntentInActivity * score)
            + (Math.Sqrt(1.0 - (IntentInActivity * IntentInActivity)) * NormalScores.Draw(activities.At(index)));
        var knownBefore =
            month == 0 && !isCore ? KnownOf(Core, CoreRegistering)
            : month == 1 ? Cohorts[0].Known
            : 0;
        return new Shopper(
            index,
            registers
                ? ids.Registered(month, place - from - known, count - known, isCore)
                : ids.Known(knownBefore + place - from),
            month,
            isCore,
            arrival,
            IntentCurve.At(score),
            Math.Exp((ActivitySpread * activity) - (ActivitySpread * ActivitySpread / 2.0)),
            Hash64.Of(seed, (ulong)RandomStream.Tastes, (ulong)index)
        );
    }

    /// <summary>Expected users of a month by group.</summary>
    public UsersOfMonth GroupsOf(int month)
    {
        var cohort = Cohorts[month];
        if (month > 0)
        {
            return new UsersOfMonth(Returning(Cohorts, month), 0.0, cohort.Known, cohort.Count - cohort.Known);
        }

        var coreKnown = KnownOf(Core, CoreRegistering);
        return new UsersOfMonth(
            coreKnown,
            Core - coreKnown,
            cohort.Known - coreKnown,
            cohort.Count - Core - (cohort.Known - coreKnown)
        );
    }

    private int CohortOf(long index)
    {
        var month = 0;
        while (index >= Cohorts[month].First + Cohorts[month].Count)
        {
            month++;
        }

        return month;
    }

    private Cohort NextCohort(ImmutableArray<Cohort>.Builder before)
    {
        var month = before.Count;
        if (month == 0)
        {
            var count = Math.Max(Scaled(MonthPresets.Users[0]), Core + 1);
            var known = KnownOf(Core, CoreRegistering) + KnownOf(count - Core, OtherOctoberRegistering);
            return new Cohort(0, count, known);
        }

        var added = Math.Max(1, (long)Math.Round((MonthPresets.Users[month] * scale) - Returning(before, month)));
        return new Cohort(
            before[^1].First + before[^1].Count,
            added,
            month == 1 ? KnownOf(added, NovemberRegistering) : 0
        );
    }

    private double Returning(IReadOnlyList<Cohort> cohorts, int month)
    {
        var users = 0.0;
        for (var earlier = 0; earlier < month; earlier++)
        {
            users +=
                earlier == 0 && month == 1
                    ? Core
                    : cohorts[earlier].Count * ReturnShare * Math.Pow(month - earlier, -ReturnDecay);
        }

        return users;
    }

    private long Scaled(double count) => (long)Math.Max(1.0, Math.Round(count * scale));

    private static long KnownOf(long count, double registering) => count - (long)(count * registering);
}
