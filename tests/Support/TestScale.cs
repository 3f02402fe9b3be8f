namespace Tests.Support;

/// <summary>
/// How much tests do, by the environment variable SIMULATION_SCALE. Without it tests with the trait Speed=Slow stay out (quick.runsettings). With "ci", as CI sets it, all tests run, and random worlds, odd logs,
/// simulations, kills, soaks and long theories in a short form; with "full" they are as large as the published figures.
/// </summary>
internal static class TestScale
{
    /// <summary>Whether tests take their full form.</summary>
    internal static bool IsFull { get; } = Environment.GetEnvironmentVariable("SIMULATION_SCALE") == "full";

    /// <summary>All of them in the full form, and one of so many, the first included, in the short one.</summary>
    internal static IEnumerable<T> OneOf<T>(int many, IEnumerable<T> all) =>
        all.Where((_, place) => IsFull || place % many == 0);
}
