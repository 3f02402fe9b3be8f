namespace EcommerceNotebooks.Optimizations.Measuring;

/// <summary>
/// Times two sides in turn, so that a machine that slows down slows both alike, and changes who begins from round to round, so that neither always finds the other's leavings in the caches. The side
/// before runs twice in every round, with the other side between: how much it differs from itself is the noise that a difference has to exceed.
/// </summary>
internal static class AlternatingRounds
{
    /// <summary>The seconds of each side, round by round, and the largest relative difference between their answers.</summary>
    /// <exception cref="AnswersDifferException">In some round, warm-ups included, the sides gave different answers.</exception>
    internal static RoundTimes Measure(
        TimedSide before,
        TimedSide after,
        OptimizationOptions options,
        string technique,
        double tolerance
    )
    {
        List<double> secondsBefore = [];
        List<double> secondsAfter = [];
        List<double> secondsAgain = [];
        var largestDifference = 0.0;
        for (var round = -options.WarmUps; round < options.Repeats; round++)
        {
            var first = Time(before, options.Clock);
            var fresh = Time(after, options.Clock);
            var last = Time(before, options.Clock);
            var (old, again) = round % 2 == 0 ? (first, last) : (last, first);
            largestDifference = Math.Max(
                largestDifference,
                fresh.Answer.DifferenceTo(old.Answer, tolerance, technique)
            );
            if (round >= 0)
            {
                secondsBefore.Add(old.Seconds);
                secondsAfter.Add(fresh.Seconds);
                secondsAgain.Add(again.Seconds);
            }
        }

        return new RoundTimes(secondsBefore, secondsAfter, secondsAgain, largestDifference);
    }

    private static (Answer Answer, double Seconds) Time(TimedSide side, TimeProvider clock)
    {
        side.Prepare();
        var start = clock.GetTimestamp();
        var answer = side.Run();
        return (answer, clock.GetElapsedTime(start).TotalSeconds);
    }
}
