using Benchmarks.Processes;
using Tests.Support;

namespace Tests.Benchmarks.Processes;

public sealed class ResidentMemoryTests
{
    private const string Status = "Name:\tx\nVmHWM:\t    2048 kB\nRssAnon:\t     512 kB\n";

    [Theory]
    [InlineData("VmHWM:", 2048L * 1024)]
    [InlineData("RssAnon:", 512L * 1024)]
    [InlineData("VmSwap:", null)]
    public void Parse_OfAStatus_FindsTheLine(string name, long? expected) =>
        Assert.Equal(expected, ResidentMemory.Parse(Status, name));

    [LinuxFact]
    public void OwnPeak_AfterTouchingMemory_HasGrownByIt()
    {
        const int Size = 200 << 20;
        Assert.True(ResidentMemory.RestartPeak());
        var before = ResidentMemory.OwnPeak();
        var memory = GC.AllocateUninitializedArray<byte>(Size, pinned: true);
        Array.Fill(memory, (byte)1);
        Assert.True(ResidentMemory.OwnPeak() - before > Size / 2);
        GC.KeepAlive(memory);
    }
}
