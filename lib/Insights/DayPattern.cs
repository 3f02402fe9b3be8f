using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Insights;

/// <summary>
/// What each day of a series should be like: the level of the days before it and of those after it, times its weekday's factor, with the negative binomial's spread. A day breaks the pattern where it lies
/// beyond both levels' limits, so that neither growth nor a lasting step is a break; at the ends of the log the second level is the first one's trend carried on. Days that break it are taken out, the
/// most surprising first, and the others judged again.
/// </summary>
internal sealed class DayPattern
{
    private const int Week = 7;

    // The days next to a day from which the spread is told.
    private const int Next = 6;

    // Where a day has as many, one without any is no chance, even if they come in bundles of a few.
    private const double Plenty = 20;

    // Passes over the weekday factors, which settle at once where every weekday is in every window.
    private const int Passes = 3;

    private readonly double[] counts;
    private readonly double[] exposures;
    private readonly int[] weekdays;
    private readonly bool[] kept;
    private readonly int neighbours;
    private readonly double[] factors = new double[Week];
    private readonly double[] sums = new double[Week];
    private readonly double[] levels = new double[Week];
    private readonly int[] others = new int[Week];
    private readonly double[] own;
    private DaySpread spread;

    private DayPattern(DailyCounts series, DateOnly first, int neighbours)
    {
        counts = series.Counts;
        exposures = series.Exposures;
        weekdays = [.. Enumerable.Range(0, counts.Length).Select(day => (int)first.AddDays(day).DayOfWeek)];
        kept = [.. exposures.Select((exposure, day) => exposure > 0 && !IsLost(day))];
        own = new double[counts.Length];
        this.neighbours = neighbours;
    }

    /// <summary>The limits of every day that has a value, each missed by chance with this probability on either side; null where more than a quarter of the days would break the pattern, so that there is none.</summary>
    internal static DayLimits?[]? Of(DailyCounts series, DateOnly first, double side, int neighbours)
    {
        var pattern = new DayPattern(series, first, neighbours);
        var days = pattern.kept.Count(kept => kept);
        var bound = StudentDistribution.UpperQuantile(side, days - Week);
        var most = days / 4;
        while (true)
        {
            pattern.Fit();
            int[] beyond =
            [
                .. Enumerable
                    .Range(0, pattern.counts.Length)
                    .Where(day => pattern.kept[day])
                    .Select(day => (Day: day, Surprise: pattern.Surprise(day)))
                    .Where(each => each.Surprise > bound)
                    .OrderByDescending(each => each.Surprise)
                    .ThenBy(each => each.Day)
                    .Take(Math.Max(1, days / 50))
                    .Select(each => each.Day),
            ];
            if (beyond.Length == 0)
            {
                return
                [
                    .. Enumerable
                        .Range(0, pattern.counts.Length)
                        .Select(day => pattern.exposures[day] > 0 ? pattern.Limits(day, bound) : (DayLimits?)null),
                ];
            }

            most -= beyond.Length;
            if (most < 0)
            {
                return null;
            }

            foreach (var day in beyond)
            {
                pattern.kept[day] = false;
            }
        }
    }

    // A day without anything among days that have plenty is no part of the pattern, however many there are: they would widen the limits until nothing breaks them. A weekday on which the shop is mostly
    // closed is one.
    private bool IsLost(int day)
    {
        if (counts[day] > 0 || exposures[day] <= 0)
        {
            return false;
        }

        var alike = Enumerable
            .Range(0, counts.Length)
            .Where(other => weekdays[other] == weekdays[day] && exposures[other] > 0)
            .Select(other => counts[other] / exposures[other] * exposures[day])
            .Order()
            .ToArray();
        return alike[alike.Length / 2] >= Plenty;
    }

    private void Fit()
    {
        Array.Fill(factors, 1);
        for (var pass = 0; pass < Passes; pass++)
        {
            Array.Clear(sums);
            Array.Clear(levels);
            Array.Clear(others);
            for (var day = 0; day < counts.Length; day++)
            {
                if (kept[day])
                {
                    own[day] = Middle(day) * exposures[day];
                    sums[weekdays[day]] += counts[day];
                    levels[weekdays[day]] += own[day];
                    others[weekdays[day]]++;
                }
            }

            for (var weekday = 0; weekday < Week; weekday++)
            {
                factors[weekday] = (sums[weekday] + 1) / (levels[weekday] + 1);
            }
        }

        FitSpread();
    }

    // From the days next to each day, on both sides where there are some: growth does not matter there, and a step only to few.
    private void FitSpread()
    {
        var days = new List<(double Count, double Mean, double Doubt)>();
        for (var day = 0; day < counts.Length; day++)
        {
            if (kept[day])
            {
                int left = day - 1,
                    right = day + 1;
                var level = Nearest(day, Next, ref left, ref right).Level;
                days.Add((counts[day], level.Mean(this, day), Doubt(level, day)));
            }
        }

        spread = DaySpread.Of(days);
    }

    private double Surprise(int day)
    {
        var (first, second) = LevelsOf(day);
        return Math.Max(
            Math.Min(Below(first, day), Below(second, day)),
            Math.Min(Above(first, day), Above(second, day))
        );
    }

    private double Below(Level level, int day) =>
        -spread.Residual(counts[day] + 0.5, level.Mean(this, day), Doubt(level, day));

    private double Above(Level level, int day) =>
        counts[day] < 0.5
            ? double.NegativeInfinity
            : spread.Residual(counts[day] - 0.5, level.Mean(this, day), Doubt(level, day));

    private DayLimits Limits(int day, double bound)
    {
        var (first, second) = LevelsOf(day);
        var one = first.Mean(this, day);
        var two = second.Mean(this, day);
        return new DayLimits(
            (one + two) / 2,
            Math.Min(spread.Lowest(one, Doubt(first, day), bound), spread.Lowest(two, Doubt(second, day), bound)),
            Math.Max(spread.Highest(one, Doubt(first, day), bound), spread.Highest(two, Doubt(second, day), bound))
        );
    }

    // The weekday's factor from the other days of that weekday.
    private double Factor(int day)
    {
        var weekday = weekdays[day];
        return kept[day] ? (sums[weekday] - counts[day] + 1) / (levels[weekday] - own[day] + 1) : factors[weekday];
    }

    // By how much the expectation's own chance widens the day's: relative to the variance of a day.
    private double Doubt(Level level, int day) =>
        level.Doubt + (1.0 / Math.Max(1, others[weekdays[day]] - (kept[day] ? 1 : 0)));

    private double Middle(int day)
    {
        var (before, after) = Sides(day);
        return (before.Count + after.Count + 0.5) / (before.Exposure + after.Exposure);
    }

    private (Level First, Level Second) LevelsOf(int day)
    {
        var (before, after) = Sides(day);
        return before.Days >= Week && after.Days >= Week ? (before.Level, after.Level) : AtTheEnd(day);
    }

    private (Window Before, Window After) Sides(int day)
    {
        var before = new Window();
        for (var at = day - 1; at >= 0 && before.Days < neighbours; at--)
        {
            Add(ref before, at);
        }

        var after = new Window();
        for (var at = day + 1; at < counts.Length && after.Days < neighbours; at++)
        {
            Add(ref after, at);
        }

        return (before, after);
    }

    private (Level First, Level Second) AtTheEnd(int day)
    {
        int left = day - 1,
            right = day + 1;
        var near = Nearest(day, neighbours, ref left, ref right);
        var far = Nearest(day, neighbours, ref left, ref right);
        var apart = near.Centre - far.Centre;
        if (far.Days < Week || Math.Abs(apart) < 1)
        {
            return (near.Level, near.Level);
        }

        var on = (day - near.Centre) / apart;
        var trend = near.Level.PerExposure * Math.Pow(near.Level.PerExposure / far.Level.PerExposure, on);
        return (near.Level, new Level(trend, ((1 + on) * (1 + on) / near.Days) + (on * on / far.Days)));
    }

    private Window Nearest(int day, int most, ref int left, ref int right)
    {
        var window = new Window();
        while (window.Days < most && (left >= 0 || right < counts.Length))
        {
            var goLeft = left >= 0 && (right >= counts.Length || day - left <= right - day);
            Add(ref window, goLeft ? left-- : right++);
        }

        return window;
    }

    private void Add(ref Window window, int day)
    {
        if (kept[day])
        {
            window.Count += counts[day];
            window.Exposure += exposures[day] * factors[weekdays[day]];
            window.DaySum += day;
            window.Days++;
        }
    }

    private struct Window
    {
        internal double Count;
        internal double Exposure;
        internal double DaySum;
        internal int Days;

        internal readonly double Centre => DaySum / Days;

        // Half an event more keeps a level of nothing above 0.
        internal readonly Level Level => new((Count + 0.5) / Exposure, 1.0 / Days);
    }

    private readonly record struct Level(double PerExposure, double Doubt)
    {
        internal double Mean(DayPattern pattern, int day) => PerExposure * pattern.Factor(day) * pattern.exposures[day];
    }
}

/// <summary>What a day's count should be, in counts.</summary>
internal readonly record struct DayLimits(double Expected, double Low, double High);
