using System.Diagnostics;

namespace Tests.Kernel.Jupyter;

/// <summary>Starts a kernel, as a notebook application would, and waits to be killed.</summary>
internal static class ParentScenario
{
    internal const string Name = "kernel-parent";

    internal static int Run(string[] args)
    {
        var command = KernelProcess.Command(args[0]);
        command.RedirectStandardError = false;
        using var kernel = Process.Start(command)!;
        kernel.WaitForExit();
        return 1;
    }
}
