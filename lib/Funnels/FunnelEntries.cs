namespace EcommerceNotebooks.Funnels;

/// <summary>How many units of a funnel have the first step, counted in the cheapest way that its options allow; the scripts learn it as their query of entries.</summary>
internal static class FunnelEntries
{
    /// <summary>Keys that are held at once, 16 bytes each: 1.2 GB.</summary>
    private const long MostKeys = 75_000_000;

    /// <summary>Relates the query; pairs of user and product are so many that they are counted here, in slices of users that hold up to <paramref name="mostKeys"/> events on average.</summary>
    internal static void Relate(FunnelScripts scripts, FunnelOptions options, long mostKeys = MostKeys)
    {
        if (FunnelBuilder.StartsBySessions(options) || !options.Exclusions.IsEmpty)
        {
            scripts.Relate("entries", "entries_of_units.sql");
        }
        else if (options.Unit == FunnelUnit.UserAndProduct)
        {
            scripts.Set("entries", Count(scripts, mostKeys));
            scripts.Relate("entries", "entries_given.sql");
        }
        else
        {
            scripts.Relate("entries", "entries_by_event.sql");
        }
    }

    private static long Count(FunnelScripts scripts, long mostKeys)
    {
        var threads = scripts.Threads;
        return scripts.Slices(mostKeys).Sum(_ => Count(scripts, threads));
    }

    private static long Count(FunnelScripts scripts, int threads)
    {
        var keys = new DistinctKeys();
        using (var chunks = scripts.Read("entry_keys.sql"))
        {
            while (chunks.Read())
            {
                keys.Add(chunks.Column<Int128>(0).Values);
            }
        }

        return keys.Count(threads);
    }
}
