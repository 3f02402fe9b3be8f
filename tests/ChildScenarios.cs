using Tests.Ingest;
using Tests.Kernel.Evaluation;
using Tests.Kernel.Jupyter;
using Tests.StarSchema;
using Tests.Warehouse;

namespace Tests;

/// <summary>Work that a test runs in a process of its own, so that it can be killed or limited by the operating system.</summary>
internal static class ChildScenarios
{
    private static readonly Dictionary<string, Func<string[], int>> Scenarios = new(StringComparer.Ordinal)
    {
        [IngestScenario.Name] = IngestScenario.Run,
        [LoadScenario.Name] = LoadScenario.Run,
        [ParentScenario.Name] = ParentScenario.Run,
        [SoakScenario.Name] = SoakScenario.Run,
        [OverwriteScenario.Name] = OverwriteScenario.Run,
    };

    internal static int Run(string name, string[] args) => Scenarios[name](args);
}
