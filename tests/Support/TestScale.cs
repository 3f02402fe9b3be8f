namespace Tests.Support;

/// <summary>
/// How much tests do. Random worlds, odd logs, simulations, kills, soaks and long theories have a short form, which CI runs; with the environment variable SIMULATION_SCALE set to "full" they are as large as the
/// published figures.
/// </summary>
internal static class TestScale
{
    /// <summary>Whether tests take their full form.</summary>
    internal static bool IsFull { get; } = Environment.GetEnvironmentVariable("SIMULATION_SCALE") == "full";

    /// <summary>All of them in the full form, and one of so many, the first included, in the short one.</summary>
    internal static IEnumerable<T> OneOf<T>(int many, IEnumerable<T> all) =>
        all.Where((_, place) => IsFull || place % many == 0);
}
