using System.Globalization;
using System.Text.RegularExpressions;
using Tests.Support;
using Xunit.Abstractions;

namespace Tests.Kernel.Clients;

[Trait("Speed", "Slow")]
[Collection(ClientCollection.Name)]
public class KernelCheckTests(KernelInstallation kernel, ITestOutputHelper output)
{
    // Checks without a sample are skipped: there must be none, whatever their number.
    [RequiresPythonFact("jupyter_kernel_test")]
    public void JupyterKernelTest_EveryCheck_RunsAndPasses()
    {
        var counted = kernel.Python(
            TimeSpan.FromMinutes(1),
            "-c",
            "import jupyter_kernel_test as t; print(sum(name.startswith('test_') for name in dir(t.KernelTests)))"
        );
        var run = kernel.Python(TimeSpan.FromMinutes(3), "-m", "unittest", "-v", "kernel_checks");
        output.WriteLine(run.Errors);
        Assert.True(run.ExitCode == 0, run.Text);
        var count = int.Parse(counted.Output, CultureInfo.InvariantCulture);
        Assert.InRange(count, 12, int.MaxValue);
        Assert.Equal(count, Regex.Count(run.Errors, @"(?m)^test_\w+ .*\.\.\. ok\r?$"));
        Assert.Matches($@"(?m)^Ran {count} tests in ", run.Errors);
        Assert.Matches(@"(?m)^OK\r?$", run.Errors);
    }
}
