using System.Diagnostics;
using Tests.Support;

namespace Tests.Kernel.Jupyter;

public class ParentWatchTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [UnixFact]
    public void Kernel_WhoseParentWasKilled_Ends()
    {
        using var folder = new TemporaryFolder();
        var file = KernelProcess.SaveConnection(folder.Path);
        using var parent = ChildProcess.Start(ParentScenario.Name, file);
        Assert.True(SpinWait.SpinUntil(() => KernelProcess.TryLoad(file) is { HasOpenPorts: false }, Patience));
        using var client = new JupyterClient(KernelProcess.TryLoad(file)!);
        client.Start("while (true) { }");
        parent.Kill();
        client.Iopub.WaitForEnd();
    }

    [UnixFact]
    public void Kernel_WhoseNamedParentEnds_Ends()
    {
        using var parent = Process.Start("sleep", "600");
        using var kernel = KernelProcess.Start(parent.Id);
        using var client = new JupyterClient(kernel.Connection);
        parent.Kill();
        parent.WaitForExit();
        Assert.Equal(0, kernel.WaitForExit());
    }
}
