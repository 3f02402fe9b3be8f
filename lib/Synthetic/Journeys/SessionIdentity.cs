using System.Buffers.Binary;
using EcommerceNotebooks.Synthetic.Randomness;

namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>Gives sessions their ids and decides which sessions of a plan share another user's id or lose the id of a cart event.</summary>
internal sealed class SessionIdentity
{
    private const int FewestShared = 3;
    private const int FewestMissing = 2;

    private static readonly (int Shared, int Missing)[] PublishedCounts = [(349, 2), (591, 10)];
    private readonly PlannedSession[] plan;
    private readonly ulong seed;
    private readonly HashSet<int> sharing = [];
    private readonly HashSet<int> losing = [];

    /// <summary>Prepares the ids of a month's plan; sessions that began in an earlier month stand first and carry no fault of this month.</summary>
    public SessionIdentity(PlannedSession[] plan, int month, SyntheticOptions options)
    {
        this.plan = plan;
        seed = options.Seed;
        var first = Array.FindIndex(plan, session => session.Month == month);
        if (first < 0)
        {
            return;
        }

        var (shared, missing) = PublishedCounts[month];
        if (options.Anomalies.SharedSessions)
        {
            Choose(
                sharing,
                first,
                Math.Max(FewestShared, (int)Math.Round(shared * options.Scale)),
                Hash64.Of(seed, (ulong)RandomStream.SharedSessions, (ulong)month)
            );
        }

        if (options.Anomalies.MissingSessions)
        {
            Choose(
                losing,
                first,
                Math.Max(FewestMissing, (int)Math.Round(missing * options.Scale)),
                Hash64.Of(seed, (ulong)RandomStream.MissingSessions, (ulong)month)
            );
        }
    }

    /// <summary>The id of the session with a rank in the plan, and the mark it carries.</summary>
    public (Guid Id, PlantedMarks Marks) Of(PlannedSession session, int rank)
    {
        if (sharing.Contains(rank))
        {
            var other = rank - 1;
            while (other >= 0 && plan[other].Shopper == session.Shopper)
            {
                other--;
            }

            if (other >= 0)
            {
                return (IdOf(plan[other]), PlantedMarks.SharedSession);
            }
        }

        return (IdOf(session), PlantedMarks.None);
    }

    /// <summary>True when the session with this rank begins with a cart event whose session id is lost.</summary>
    public bool LosesCart(int rank) => losing.Contains(rank);

    // A random UUID, version 4 (RFC 9562), from 122 bits of the session's stream.
    private Guid IdOf(PlannedSession session)
    {
        var hash = session.Hash(seed, RandomStream.SessionId);
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, hash);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Hash64.Mix(hash ^ Hash64.GoldenGamma));
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    // One rank from each of count equal stretches of the plan.
    private void Choose(HashSet<int> chosen, int first, int count, ulong hash)
    {
        var random = new Xoshiro256(hash);
        var length = (double)(plan.Length - first) / count;
        for (var i = 0; i < count; i++)
        {
            chosen.Add(Math.Min(first + (int)((i + random.NextUnit()) * length), plan.Length - 1));
        }
    }
}
