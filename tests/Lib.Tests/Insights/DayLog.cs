using EcommerceNotebooks.Insights;
using EcommerceNotebooks.Statistics;
using EcommerceNotebooks.Statistics.Randomness;

namespace Tests.Insights;

/// <summary>A log of days without a break: sessions by weekday and growth, and what follows from them. Tests plant breaks.</summary>
/// <param name="Days">How many.</param>
/// <param name="Sessions">Sessions of a mean first day.</param>
internal sealed record DayLog(int Days, double Sessions)
{
    private static readonly double[] Weekdays = [0.7, 0.8, 1.0, 1.1, 1.2, 1.4, 0.9];

    /// <summary>Whether weekdays differ, twofold between the extremes.</summary>
    internal bool HasWeek { get; init; }

    /// <summary>Growth from the first day to the last, 1 for none.</summary>
    internal double Growth { get; init; } = 1;

    /// <summary>The variance of a day's level over its square: 0 of independent sessions.</summary>
    internal double Overdispersion { get; init; }

    internal DailyKpi[] Draw(ref Xoshiro256 random)
    {
        var days = new DailyKpi[Days];
        for (var day = 0; day < Days; day++)
        {
            var mean = Sessions * Math.Pow(Growth, (double)day / Days) * (HasWeek ? Weekdays[day % 7] : 1);
            var sessions = Poisson(mean * Level(ref random), ref random);
            var views = Poisson(4.0 * sessions, ref random);
            var carts = Variates.Binomial(sessions, 0.25, ref random);
            var purchases = Variates.Binomial(carts, 0.4, ref random);
            var revenue = 0.0;
            for (var item = 0L; item < purchases; item++)
            {
                revenue += Math.Exp(4.5 + (0.8 * random.NextNormal()));
            }

            days[day] = new DailyKpi(
                new DateOnly(2023, 3, 1).AddDays(day),
                sessions + views + carts + purchases,
                views,
                carts,
                purchases,
                Variates.Binomial(sessions, 0.8, ref random),
                sessions,
                purchases,
                (decimal)Math.Round(revenue, 2),
                null,
                null
            );
        }

        return days;
    }

    internal DailyKpi[] Draw(ulong seed)
    {
        var random = new Xoshiro256(seed);
        return Draw(ref random);
    }

    private double Level(ref Xoshiro256 random) =>
        Overdispersion == 0 ? 1 : Overdispersion * Variates.Gamma(1 / Overdispersion, ref random);

    // Half of a large mean at a time: the place of an order statistic in the process (Ahrens and Dieter, 1974).
    private static long Poisson(double mean, ref Xoshiro256 random)
    {
        var count = 0L;
        while (mean > 30)
        {
            var events = Math.Floor(mean * 7 / 8);
            var time = Variates.Gamma(events, ref random);
            if (time > mean)
            {
                return count + Variates.Binomial((long)events - 1, mean / time, ref random);
            }

            count += (long)events;
            mean -= time;
        }

        var limit = Math.Exp(-mean);
        for (var product = random.NextUnit(); product > limit; product *= random.NextUnit())
        {
            count++;
        }

        return count;
    }
}
