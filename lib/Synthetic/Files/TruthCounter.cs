namespace EcommerceNotebooks.Synthetic.Files;

/// <summary>Counts what passes into a file; keeps the sessions that share an id, and nothing else that grows.</summary>
internal sealed class TruthCounter(string preset)
{
    private readonly HashSet<(int User, Guid Session)> sharing = [];
    private readonly long[] types = new long[3];
    private readonly Dictionary<SyntheticEvent, int> runs = [];
    private long revenueCents;
    private long duplicates;
    private long duplicateCarts;
    private long largestBurst;
    private long missing;
    private long pauses;
    private long silenced;
    private long zeroPrices;

    /// <summary>Takes one event into account.</summary>
    public void Add(in SyntheticEvent row)
    {
        types[(int)row.Type]++;
        revenueCents += row.Type == SyntheticEventType.Purchase ? row.PriceCents : 0;
        zeroPrices += row.PriceCents == 0 ? 1 : 0;
        if (row.Marks != PlantedMarks.None)
        {
            AddMarks(row);
        }
    }

    /// <summary>The counts so far.</summary>
    public PlantedTruth ToTruth() =>
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
            LargestBurst = largestBurst,
            SharedSessions = sharing.Count,
            MissingSessions = missing,
            LongPauses = pauses,
            SilencedPurchases = silenced,
            ZeroPrices = zeroPrices,
        };

    private void AddMarks(in SyntheticEvent row)
    {
        missing += row.UserSession is null ? 1 : 0;
        pauses += Has(row, PlantedMarks.AfterLongPause);
        silenced += Has(row, PlantedMarks.SilencedPurchase);
        if (Has(row, PlantedMarks.SharedSession) == 1 && row.UserSession is { } session)
        {
            sharing.Add((row.UserId, session));
        }

        if (Has(row, PlantedMarks.Duplicate) == 1)
        {
            duplicates++;
            duplicateCarts += row.Type == SyntheticEventType.Cart ? 1 : 0;
            AddToRun(row);
        }
    }

    // Copies follow each other within one second, so runs of earlier seconds are over.
    private void AddToRun(in SyntheticEvent row)
    {
        if (runs.Count > 0 && runs.Keys.First().UnixSecond != row.UnixSecond)
        {
            runs.Clear();
        }

        var copies = runs.GetValueOrDefault(row) + 1;
        runs[row] = copies;
        largestBurst = Math.Max(largestBurst, copies + 1);
    }

    private static int Has(in SyntheticEvent row, PlantedMarks mark) => (row.Marks & mark) == 0 ? 0 : 1;
}
