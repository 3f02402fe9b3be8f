namespace EcommerceNotebooks.Synthetic.Months;

/// <summary>The two stretches of November 2019 in which the published log holds no purchase at all.</summary>
internal static class PurchaseOutage
{
    private const int SecondsPerHour = 3600;

    private static readonly (long From, long To)[] SilentStretches =
    [
        (At(14, 18, 9, 37), At(16, 8, 32, 34)),
        (At(16, 15, 34, 30), At(17, 3, 43, 18)),
    ];

    /// <summary>True when a purchase at this second would be missing from the log; both ends are published purchases and so outside.</summary>
    public static bool Silences(long second)
    {
        foreach (var (from, to) in SilentStretches)
        {
            if (second > from && second < to)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when a session that starts in the given stretch of seconds may have a purchase silenced.</summary>
    public static bool MaySilence(long first, long last) =>
        SilentStretches.Any(stretch => last > stretch.From && first < stretch.To);

    /// <summary>The part of the hour from <paramref name="start"/> on in which purchases are heard.</summary>
    public static double HeardShare(long start)
    {
        var silent = 0L;
        foreach (var (from, to) in SilentStretches)
        {
            silent += Math.Max(0, Math.Min(to, start + SecondsPerHour) - Math.Max(from, start));
        }

        return 1.0 - (silent / (double)SecondsPerHour);
    }

    private static long At(int day, int hour, int minute, int second) =>
        new DateTimeOffset(2019, 11, day, hour, minute, second, TimeSpan.Zero).ToUnixTimeSeconds();
}
