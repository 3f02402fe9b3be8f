using System.Globalization;
using Tests.Support;

namespace Tests.Warehouse;

[Trait("Speed", "Slow")]
public sealed class EngineSoakTests
{
    /// <summary>What the memory of a process may come to beside what leaks: the allocators keep some.</summary>
    private const long GrowthMegabytes = 60;

    [Fact]
    public void Database_AskedInEveryWay_KeepsItsMemory()
    {
        using var child = ChildProcess.Start(
            SoakScenario.Name,
            TestScale.IsFull ? ["100000", "3600"] : ["100000", "10"]
        );

        string line = child.ReadLine();

        Assert.Equal(0, child.WaitForExit());
        long[] figures = [.. line.Split(',').Select(figure => long.Parse(figure, CultureInfo.InvariantCulture))];
        Assert.True(figures[0] > 100 && figures[1] > 0, line);
        Assert.True(figures[^1] <= figures[2] + GrowthMegabytes, line);
        if (TestScale.IsFull)
        {
            File.WriteAllLines(
                Path.Combine(Repository.Root, "artifacts", "soak.csv"),
                [
                    "statements,cancelled,mb_at_20_percent,mb_at_40_percent,mb_at_60_percent,mb_at_80_percent,mb_at_end",
                    line,
                ]
            );
        }
    }
}
