using EcommerceNotebooks.Synthetic.Journeys;

namespace EcommerceNotebooks.Synthetic.Files;

/// <summary>Counts what passes into a file, one counter a batch, added up in any order; keeps the sessions that share an id, and nothing else that grows.</summary>
internal sealed class TruthCounter
{
    private readonly HashSet<(int User, UInt128 Session)> sharing = [];
    private readonly long[] types = new long[3];
    private long revenueCents;
    private long duplicates;
    private long duplicateCarts;
    private long largestBurst;
    private long strays;
    private long missing;
    private long pauses;
    private long silenced;
    private long zeroPrices;
    private long complements;

    /// <summary>Takes the events of a batch into account.</summary>
    public void Add(EventBatch batch)
    {
        var run = 0;
        for (var row = 0; row < batch.Count; row++)
        {
            var type = batch.Types[row];
            types[(int)type]++;
            revenueCents += type == SyntheticEventType.Purchase ? batch.PriceCents[row] : 0;
            zeroPrices += batch.PriceCents[row] == 0 ? 1 : 0;
            if (batch.Marks[row] != PlantedMarks.None)
            {
                AddMarks(batch, row);
            }

            // The copies of an event follow it without others between.
            run = (batch.Marks[row] & PlantedMarks.Duplicate) == 0 ? 0 : run + 1;
            largestBurst = Math.Max(largestBurst, run == 0 ? 0 : run + 1);
        }
    }

    /// <summary>Adds another counter.</summary>
    public void Add(TruthCounter other)
    {
        sharing.UnionWith(other.sharing);
        for (var type = 0; type < types.Length; type++)
        {
            types[type] += other.types[type];
        }

        revenueCents += other.revenueCents;
        duplicates += other.duplicates;
        duplicateCarts += other.duplicateCarts;
        largestBurst = Math.Max(largestBurst, other.largestBurst);
        strays += other.strays;
        missing += other.missing;
        pauses += other.pauses;
        silenced += other.silenced;
        zeroPrices += other.zeroPrices;
        complements += other.complements;
    }

    /// <summary>The counts so far, of the month with a name.</summary>
    public PlantedTruth ToTruth(string preset) =>
        new()
        {
            Preset = preset,
            Events = types.Sum(),
            Views = types[(int)SyntheticEventType.View],
            Carts = types[(int)SyntheticEventType.Cart],
            Purchases = types[(int)SyntheticEventType.Purchase],
            Revenue = revenueCents / 100m,
            Duplicates = duplicates,
            DuplicateCarts = duplicateCarts,
            StraySessions = strays,
            LargestBurst = largestBurst,
            SharedSessions = sharing.Count,
            MissingSessions = missing,
            LongPauses = pauses,
            SilencedPurchases = silenced,
            ZeroPrices = zeroPrices,
            Complements = complements,
        };

    private void AddMarks(EventBatch batch, int row)
    {
        var marks = batch.Marks[row];
        missing += batch.Sessions[row] == UInt128.Zero ? 1 : 0;
        strays += (marks & PlantedMarks.StraySession) == 0 ? 0 : 1;
        pauses += (marks & PlantedMarks.AfterLongPause) == 0 ? 0 : 1;
        complements += (marks & PlantedMarks.Complement) == 0 ? 0 : 1;
        silenced += (marks & PlantedMarks.SilencedPurchase) == 0 ? 0 : 1;
        if ((marks & PlantedMarks.SharedSession) != 0)
        {
            sharing.Add((batch.UserIds[row], batch.Sessions[row]));
        }

        if ((marks & PlantedMarks.Duplicate) != 0)
        {
            duplicates++;
            duplicateCarts += batch.Types[row] == SyntheticEventType.Cart ? 1 : 0;
        }
    }
}
