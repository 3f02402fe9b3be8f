using Tests.Support;

namespace Tests.Kernel.Clients;

[Trait("Speed", "Slow")]
[Collection(ClientCollection.Name)]
public class NbclientTests(KernelInstallation kernel)
{
    [RequiresPythonFact("nbclient")]
    public void Nbclient_FailingAndEndlessCells_AreToldAndStopped()
    {
        var run = kernel.Python(TimeSpan.FromMinutes(3), "-m", "unittest", "-v", "nbclient_checks");
        Assert.True(run.ExitCode == 0, run.Text);
        Assert.Matches(@"(?m)^Ran 4 tests in ", run.Errors);
        Assert.Matches(@"(?m)^OK\r?$", run.Errors);
    }
}
