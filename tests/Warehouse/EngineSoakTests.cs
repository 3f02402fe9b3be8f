using System.Globalization;
using System.Text.RegularExpressions;
using Tests.Simulations;
using Tests.Support;

namespace Tests.Warehouse;

public sealed partial class EngineSoakTests
{
    /// <summary>What the memory of a process may come to beside what leaks: the allocators keep some.</summary>
    private const long GrowthMegabytes = 60;

    [Fact]
    public void Database_AskedInEveryWay_KeepsItsMemory()
    {
        using var child = ChildProcess.Start(
            SoakScenario.Name,
            Simulation.IsFull ? ["100000", "3600"] : ["100000", "10"]
        );

        string line = child.ReadLine();

        Assert.Equal(0, child.WaitForExit());
        var found = Figures.Match(line);
        Assert.True(found.Success, line);
        long[] figures =
        [
            .. found.Groups.Values.Skip(1).Select(group => long.Parse(group.Value, CultureInfo.InvariantCulture)),
        ];
        Assert.True(figures[0] > 500 && figures[1] > 0, line);
        Assert.True(figures[3] <= figures[2] + GrowthMegabytes, line);
    }

    [GeneratedRegex(@"^(\d+) statements, (\d+) cancelled; memory (\d+) MB, then (\d+) MB$")]
    private static partial Regex Figures { get; }
}
