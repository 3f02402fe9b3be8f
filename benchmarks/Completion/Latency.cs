using System.Diagnostics;
using Benchmarks.Measurement;

namespace Benchmarks.Completion;

/// <summary>How long one kind of request takes, over many requests of it.</summary>
/// <param name="Name">What was asked.</param>
/// <param name="Code">The code, asked about at its end.</param>
/// <param name="Requests">Requests that count.</param>
/// <param name="MedianMilliseconds">Half of them were at least as fast.</param>
/// <param name="P95Milliseconds">19 of 20 were at least as fast.</param>
/// <param name="MaximumMilliseconds">The slowest.</param>
internal sealed record Latency(
    string Name,
    string Code,
    int Requests,
    double MedianMilliseconds,
    double P95Milliseconds,
    double MaximumMilliseconds
)
{
    private const int Warmups = 30;

    /// <summary>Asks so often, after requests that are not counted; each request's code differs from the one before, as it does while someone types.</summary>
    internal static Latency Measure(string name, string code, int requests, Action<string> ask)
    {
        var milliseconds = new double[requests];
        for (var i = -Warmups; i < requests; i++)
        {
            var asked = $"// request {i + Warmups}\n{code}";
            var start = Stopwatch.GetTimestamp();
            ask(asked);
            var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (i >= 0)
            {
                milliseconds[i] = elapsed;
            }
        }

        Array.Sort(milliseconds);
        return new Latency(
            name,
            code,
            requests,
            Timing.Median(milliseconds),
            milliseconds[(int)Math.Ceiling(requests * 0.95) - 1],
            milliseconds[^1]
        );
    }
}
