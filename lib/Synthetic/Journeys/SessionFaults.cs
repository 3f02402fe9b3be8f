using System.Collections.Frozen;
using EcommerceNotebooks.Statistics.Randomness;
using EcommerceNotebooks.Synthetic.Randomness;

namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>Chooses the sessions that carry another user's session id, those whose cart event has lost it and the largest of all, among users who are there for certain.</summary>
internal sealed class SessionFaults
{
    private const int FewestShared = 3;
    private const int FewestLost = 2;
    private const int UsersAround = 200;
    private readonly FrozenSet<long> sharing;
    private readonly FrozenSet<long> largest;
    private readonly FrozenDictionary<long, int> losing;

    /// <summary>Chooses for a month.</summary>
    public SessionFaults(MonthContext context)
    {
        var (options, month) = (context.Options, context.Month);
        sharing = options.Anomalies.SharedSessions
            ? Places(context, Math.Max(FewestShared, (int)Math.Round(month.SharedSessions * options.Scale)), 1)
                .ToFrozenSet()
            : [];
        largest = Places(context, (int)Math.Round(options.Scale), 3).ToFrozenSet();
        losing = options.Anomalies.MissingSessions
            ? Places(context, Math.Max(FewestLost, (int)Math.Round(month.LostSessions * options.Scale)), 2)
                .Select(user => FindCart(context, user))
                .OfType<(long User, int Ordinal)>()
                .DistinctBy(found => found.User)
                .ToFrozenDictionary(found => found.User, found => found.Ordinal)
            : FrozenDictionary<long, int>.Empty;
    }

    /// <summary>The traits of a session of a user because it was chosen.</summary>
    public SessionTraits TraitsOf(long user, int ordinal)
    {
        var traits = SessionTraits.None;
        if (ordinal == 0 && sharing.Contains(user))
        {
            traits |= SessionTraits.SharesId;
        }

        if (ordinal == 0 && largest.Contains(user))
        {
            traits |= SessionTraits.IsLargest;
        }

        if (losing.TryGetValue(user, out var lost) && lost == ordinal)
        {
            traits |= SessionTraits.LosesId;
        }

        return traits;
    }

    /// <summary>True when one of the user's sessions was chosen.</summary>
    public bool Touches(long user) => sharing.Contains(user) || losing.ContainsKey(user) || largest.Contains(user);

    // One user from each of count equal stretches of those who come in the month for certain; the one before is there too.
    private static long[] Places(MonthContext context, int count, ulong kind)
    {
        var (first, users) = CertainUsers(context);
        var random = new SplitMix64(
            Hash64.Of(context.Options.Seed, (ulong)RandomStream.Fault, (ulong)context.Month.Index, kind)
        );
        var length = (double)(users - 1) / count;
        return Enumerable
            .Range(0, count)
            .Select(i => first + 1 + (long)((i + random.NextUnit()) * length))
            .Select(user => Math.Min(user, first + users - 1))
            .Distinct()
            .Where(user => user > first)
            .ToArray();
    }

    private static (long First, long Count) CertainUsers(MonthContext context)
    {
        var cohort = context.Population.Cohorts[context.Month.Index];
        return context.Month.Index <= 1 ? (0, context.Population.Core) : (cohort.First, cohort.Count);
    }

    // The next user from here who puts something into the cart.
    private static (long User, int Ordinal)? FindCart(MonthContext context, long user)
    {
        var (first, count) = CertainUsers(context);
        var sessions = new List<(int Start, bool Buys)>();
        for (var next = user; next < Math.Min(user + UsersAround, first + count); next++)
        {
            var shopper = context.Population.At(next);
            sessions.Clear();
            UserSessions.Append(context, shopper, sessions);
            for (var ordinal = 0; ordinal < sessions.Count; ordinal++)
            {
                var (start, buys) = sessions[ordinal];
                if (SessionShape.Of(context, shopper, ordinal, start, buys).Carts > 0)
                {
                    return (next, ordinal);
                }
            }
        }

        return null;
    }
}
