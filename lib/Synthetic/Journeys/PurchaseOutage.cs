namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>The two stretches of November 2019 in which the published log holds no purchase at all.</summary>
internal static class PurchaseOutage
{
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

    private static long At(int day, int hour, int minute, int second) =>
        new DateTimeOffset(2019, 11, day, hour, minute, second, TimeSpan.Zero).ToUnixTimeSeconds();
}
