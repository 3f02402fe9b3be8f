using EcommerceNotebooks.Insights;
using EcommerceNotebooks.Statistics.Randomness;
using Tests.Insights;
using static Tests.Simulations.Simulation;

namespace Tests.Simulations;

/// <summary>How often a log without any break is said to have a day that breaks the pattern, over all its days and series: at most as often as promised.</summary>
[Trait("Speed", "Slow")]
public class UnusualDaySimulations
{
    private static readonly int Many = Runs(200, 4_000);

    /// <summary>Short and long logs, small and large shops, with and without a week, growth and overdispersion.</summary>
    public static TheoryData<int, double, bool, double, double> Logs =>
        new()
        {
            { 21, 400, false, 1, 0 },
            { 28, 60, true, 1, 0 },
            { 28, 400, true, 1.5, 0.01 },
            { 61, 8, false, 1, 0 },
            { 61, 60, true, 2, 0 },
            { 61, 400, false, 1, 0 },
            { 61, 400, true, 1, 0.02 },
            { 61, 400, true, 3, 0 },
            { 61, 2_000, true, 2, 0.005 },
            { 150, 60, true, 3, 0.02 },
            { 150, 400, true, 1, 0 },
        };

    [Theory]
    [MemberData(nameof(Logs))]
    public void UnusualDays_LogWithoutABreak_RarelyHaveAFinding(
        int days,
        double sessions,
        bool hasWeek,
        double growth,
        double overdispersion
    )
    {
        var log = new DayLog(days, sessions)
        {
            HasWeek = hasWeek,
            Growth = growth,
            Overdispersion = overdispersion,
        };
        var runs = days > 100 ? Many / 2 : Many;
        var alarms = Count(
            runs,
            Hash64.Of(
                Hash64.Of(301, (ulong)days, (ulong)sessions),
                (ulong)(100 * growth),
                (ulong)(1_000 * overdispersion)
            ),
            1,
            (ref random, happened) => happened[0] = UnusualDays.Of(log.Draw(ref random)).Days.Count > 0
        )[0];

        IsAtMost(0.05, alarms, runs, $"a finding, {days} days of {sessions} sessions, growth {growth}");
    }
}
