using Benchmarks.Processes;
using Tests.Support;

namespace Tests.Benchmarks.Processes;

public sealed class WholeProcessTests
{
    [LinuxFact]
    public void Run_OfAProgramThatHolds128MiB_ReportsThem()
    {
        var run = Run("dd if=/dev/zero of=/dev/null bs=128M count=1");
        Assert.InRange(run.PeakBytes, 128L << 20, 192L << 20);
        Assert.True(run.ProcessorSeconds > 0);
        Assert.Null(run.Failure);
    }

    [LinuxFact]
    public void Run_OfAProgramThatSleeps_CountsWallTimeWithoutProcessorTime()
    {
        var run = Run("sleep 1");
        Assert.True(run.WallSeconds >= 1);
        Assert.True(run.ProcessorSeconds < run.WallSeconds);
    }

    [LinuxFact]
    public void Run_OfAProgramThatWrites_CountsItsFilesAndReadsItsOutput()
    {
        var run = Run("head -c 1000 /dev/zero > $0/a; mkdir $0/b; head -c 24 /dev/zero > $0/b/c; echo done");
        Assert.Equal(1024, run.OutputBytes);
        Assert.Equal("done\n", run.Output);
    }

    [LinuxFact]
    public void Run_OfAProgramThatFails_ReportsCodeAndError() =>
        Assert.Equal("exit code 3: ValueError: bad", Run("echo 'ValueError: bad' >&2; exit 3").Failure);

    [LinuxFact]
    public void Run_OfAProgramThatIsKilled_SaysSo() =>
        Assert.StartsWith("killed (signal 9)", Run("kill -9 $$").Failure, StringComparison.Ordinal);

    [LinuxFact]
    public void Run_OfAVariantThatPrintsALargerPeak_TakesIt()
    {
        var run = Run("echo 999999999999", variant => variant with { PrintedPeak = output => long.Parse(output) });
        Assert.Equal(999_999_999_999, run.PeakBytes);
    }

    private static ProcessRun Run(string script, Func<ProcessVariant, ProcessVariant>? change = null)
    {
        using var folder = new TemporaryFolder();
        var variant = Shell.Variant("shell", script);
        return WholeProcess.Run(change is null ? variant : change(variant), Path.Combine(folder.Path, "run"));
    }
}
