using System.Collections.Concurrent;
using EcommerceNotebooks.Learning.Ranking;

namespace EcommerceNotebooks.Questions.Recommendations;

/// <summary>
/// Neighbouring sessions with the decays of STAN (Garg et al., 2019) as VSTAN combines them (Ludewig et al., 2020): the similarity of a past session is the cosine with the current one, whose items weigh less the
/// further they are from its end, times a decay by age; it gives its items scores that fall with their distance from the last shared item and with that item's distance from the current session's end. The lists
/// of sessions by item are in the order of time, so that looking for candidates ends as soon as there are enough (Kersbergen et al., 2022).
/// </summary>
public sealed class VstanRanker : NextItemRanker
{
    private const double SecondsPerDay = 86_400;

    private readonly ConcurrentBag<Workspace> pool = [];
    private readonly VstanOptions options;
    private readonly double[] positionWeights;
    private readonly double[] distanceWeights;
    private readonly double[] rarity;

    /// <summary>Prepares the weights.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public VstanRanker(SessionIndex index, VstanOptions? options = null)
        : base(index)
    {
        this.options = (options ?? new VstanOptions()).Checked();
        var steps = Enumerable.Range(0, index.Options.EventsPerSession).ToArray();
        positionWeights = Array.ConvertAll(steps, step => Math.Exp(-step / this.options.PositionDecay));
        distanceWeights = Array.ConvertAll(steps, step => Math.Exp(-step / this.options.DistanceDecay));
        rarity = new double[index.Items];
        for (var item = 0; item < rarity.Length; item++)
        {
            var count = Math.Max(1, index.CountOf(item));
            rarity[item] = 1 + (this.options.Rarity * Math.Log((double)Math.Max(1, index.Sessions) / count));
        }
    }

    /// <inheritdoc/>
    public override string Name => "VSTAN";

    /// <inheritdoc/>
    public override string Settings => options.Words;

    internal override void Score(ReadOnlySpan<int> prefix, ItemScores scores)
    {
        if (!pool.TryTake(out var work))
        {
            work = new Workspace(options.Candidates, Index);
        }

        var items = work.TakeItems(prefix);
        var candidates = FindCandidates(work, items);
        var least = work.LeastOfNeighbours(candidates, options.Neighbours, out var atLeast);
        for (var candidate = 0; candidate < candidates; candidate++)
        {
            var similarity = work.Similarities[candidate];
            if (similarity > least || (similarity == least && atLeast-- > 0))
            {
                AddScores(work, work.Sessions[candidate], similarity, scores);
            }
        }

        work.Forget(items);
        pool.Add(work);
    }

    // Merges the lists of sessions of the current session's items, the latest session first; what several lists hold is found at the head of all of them.
    private int FindCandidates(Workspace work, int items)
    {
        var norm = 0.0;
        for (var i = 0; i < items; i++)
        {
            work.Heads[i] = 0;
            work.Latest[i] = Index.SessionsOf(work.Items[i]) is [var first, ..] ? first : -1;
            norm += positionWeights[work.Steps[i]] * positionWeights[work.Steps[i]];
        }

        norm = Math.Sqrt(norm);
        var found = 0;
        var newest = 0;
        while (found < options.Candidates)
        {
            var session = -1;
            for (var i = 0; i < items; i++)
            {
                session = Math.Max(session, work.Latest[i]);
            }

            if (session < 0)
            {
                break;
            }

            var shared = 0.0;
            for (var i = 0; i < items; i++)
            {
                if (work.Latest[i] == session)
                {
                    shared += positionWeights[work.Steps[i]];
                    var sessions = Index.SessionsOf(work.Items[i]);
                    work.Latest[i] = ++work.Heads[i] < sessions.Length ? sessions[work.Heads[i]] : -1;
                }
            }

            var time = Index.TimeOf(session);
            newest = found == 0 ? time : newest;
            work.Sessions[found] = session;
            work.Similarities[found++] =
                shared
                / (norm * Math.Sqrt(Index.DistinctItemsOf(session)))
                * Math.Exp(-(newest - time) / SecondsPerDay / options.RecencyDecay);
        }

        return found;
    }

    private void AddScores(Workspace work, int session, double similarity, ItemScores scores)
    {
        var items = Index.ItemsOf(session);
        var shared = items.Length - 1;
        while (work.StepOf(items[shared]) < 0)
        {
            shared--;
        }

        var nearest = int.MaxValue;
        for (var place = 0; place <= shared; place++)
        {
            var step = work.StepOf(items[place]);
            nearest = step >= 0 && step < nearest ? step : nearest;
        }

        var weight = similarity * positionWeights[nearest];
        var repeats = Index.DistinctItemsOf(session) < items.Length;
        for (var place = 0; place < items.Length; place++)
        {
            // An item that comes again stands where it comes last.
            var item = items[place];
            if (!repeats || !items[(place + 1)..].Contains(item))
            {
                scores.Add(item, weight * distanceWeights[Math.Abs(place - shared)] * rarity[item]);
            }
        }
    }

    /// <summary>What one thread works on.</summary>
    private sealed class Workspace(int candidates, SessionIndex index)
    {
        private readonly byte[] steps = new byte[index.Items];
        private readonly double[] sorted = new double[candidates];

        internal int[] Items { get; } = new int[index.Options.EventsPerSession];

        internal int[] Steps { get; } = new int[index.Options.EventsPerSession];

        internal int[] Heads { get; } = new int[index.Options.EventsPerSession];

        internal int[] Latest { get; } = new int[index.Options.EventsPerSession];

        internal int[] Sessions { get; } = new int[candidates];

        internal double[] Similarities { get; } = new double[candidates];

        /// <summary>Takes each item of a session at its last place and returns how many there are.</summary>
        internal int TakeItems(ReadOnlySpan<int> prefix)
        {
            var count = 0;
            for (var step = 0; step < prefix.Length; step++)
            {
                var item = prefix[^(step + 1)];
                if (steps[item] == 0)
                {
                    steps[item] = (byte)(step + 1);
                    (Items[count], Steps[count++]) = (item, step);
                }
            }

            return count;
        }

        /// <summary>How many items after it the current session has; -1 for an item that it has not.</summary>
        internal int StepOf(int item) => steps[item] - 1;

        internal void Forget(int items)
        {
            for (var i = 0; i < items; i++)
            {
                steps[Items[i]] = 0;
            }
        }

        /// <summary>The lowest similarity of a neighbour, and how many neighbours have it, of the candidates with it the latest.</summary>
        internal double LeastOfNeighbours(int found, int neighbours, out int atLeast)
        {
            atLeast = int.MaxValue;
            if (found <= neighbours)
            {
                return double.NegativeInfinity;
            }

            var rising = sorted.AsSpan(0, found);
            Similarities.AsSpan(0, found).CopyTo(rising);
            rising.Sort();
            var least = rising[found - neighbours];
            atLeast = neighbours;
            for (var i = found - 1; rising[i] > least; i--)
            {
                atLeast--;
            }

            return least;
        }
    }
}
