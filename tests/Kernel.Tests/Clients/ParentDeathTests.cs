using System.Diagnostics;
using System.Globalization;
using Tests.Support;

namespace Tests.Kernel.Clients;

[Trait("Speed", "Slow")]
[Collection(ClientCollection.Name)]
public class ParentDeathTests(KernelInstallation kernel)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [RequiresPythonFact("jupyter_client")]
    public void Kernel_WhoseClientIsKilled_EndsAlsoInTheMiddleOfACell()
    {
        var start = new ProcessStartInfo(
            Python.Path!,
            ["start_kernel.py", "new Thread(() => { while (true) { } }).Start();"]
        )
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = KernelInstallation.ScriptFolder,
        };
        foreach (var (name, value) in kernel.Environment)
        {
            start.Environment[name] = value;
        }

        using var client = Process.Start(start)!;
        var line = client.StandardOutput.ReadLine();
        using var serving = Process.GetProcessById(int.Parse(line!, CultureInfo.InvariantCulture));
        try
        {
            Assert.False(serving.HasExited);
            client.Kill();
            client.WaitForExit();
            Assert.True(serving.WaitForExit(Patience), "The kernel outlived its client.");
        }
        finally
        {
            if (!serving.HasExited)
            {
                serving.Kill();
            }
        }
    }
}
