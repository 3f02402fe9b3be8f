namespace EcommerceNotebooks.Experiments;

/// <summary>How long an experiment takes to see enough different users.</summary>
/// <param name="Users">Users needed in all arms together.</param>
/// <param name="ExactDays">Days until that many came, with the fraction of the last one; null if they never do.</param>
/// <param name="Days">Days to run: whole weeks, so that each day of the week counts alike; null if enough users never come.</param>
/// <param name="UsersAtEnd">Different users seen by then (all that ever come where they are too few).</param>
/// <param name="Reason">Why there is no duration; null if there is one.</param>
public sealed record ExperimentDuration(
    long Users,
    double? ExactDays,
    int? Days,
    double UsersAtEnd,
    string? Reason = null
)
{
    private const int Week = 7;
    private const int LongestDays = 3650;

    /// <summary>The days until so many users came at a steady number of new ones a day, at most a segment's size.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is not above 0.</exception>
    public static ExperimentDuration Steady(long users, double newUsersPerDay, long? segmentSize = null)
    {
        Statistics.Probability.Positive(newUsersPerDay, nameof(newUsersPerDay));
        return Of(users, day => Math.Min(day * newUsersPerDay, segmentSize ?? double.PositiveInfinity));
    }

    /// <summary>The days by a curve of different users seen up to the end of each day; after its end it rises as in its last week, at most to the segment's size.</summary>
    /// <exception cref="ArgumentException">The curve is empty, negative or falls.</exception>
    public static ExperimentDuration Along(long users, IReadOnlyList<long> cumulativeUsers, long? segmentSize = null)
    {
        ArgumentNullException.ThrowIfNull(cumulativeUsers);
        if (cumulativeUsers.Count == 0 || cumulativeUsers[0] < 0)
        {
            throw new ArgumentException("The curve of users is empty or negative.", nameof(cumulativeUsers));
        }

        for (var day = 1; day < cumulativeUsers.Count; day++)
        {
            if (cumulativeUsers[day] < cumulativeUsers[day - 1])
            {
                throw new ArgumentException($"The curve falls on day {day + 1}.", nameof(cumulativeUsers));
            }
        }

        var last = cumulativeUsers.Count;
        var lastWeek = Math.Min(Week, last);
        var before = last > lastWeek ? cumulativeUsers[last - lastWeek - 1] : 0;
        var slope = (double)(cumulativeUsers[last - 1] - before) / lastWeek;
        double Seen(double day)
        {
            var whole = (int)day;
            var seen =
                day >= last
                    ? cumulativeUsers[last - 1] + (slope * (day - last))
                    : Between(whole == 0 ? 0 : cumulativeUsers[whole - 1], cumulativeUsers[whole], day - whole);
            return Math.Min(seen, segmentSize ?? double.PositiveInfinity);
        }

        return Of(users, Seen);
    }

    private static ExperimentDuration Of(long users, Func<double, double> seen)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(users);
        var day = 1;
        while (day <= LongestDays && seen(day) < users)
        {
            day++;
        }

        if (day > LongestDays)
        {
            var all = seen(LongestDays);
            return new ExperimentDuration(
                users,
                null,
                null,
                all,
                $"{users} users are needed and only {Math.Floor(all)} come"
            );
        }

        var before = seen(day - 1);
        var exact = day - 1 + ((users - before) / (seen(day) - before));
        var days = (day + Week - 1) / Week * Week;
        return new ExperimentDuration(users, exact, days, seen(days));
    }

    private static double Between(double low, double high, double share) => low + ((high - low) * share);
}
