using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using CSharpKernel.Commands;
using CSharpKernel.Running;
using Tests.Kernel.Jupyter;
using Tests.Support;

namespace Tests.Kernel.Commands;

[Trait("Speed", "Slow")]
public class ServeCommandTests
{
    [UnixFact]
    public void Signals_InterruptTheCellAndEndTheKernelInOrder()
    {
        using var kernel = KernelProcess.Start();
        using var client = new JupyterClient(kernel.Connection);
        client.Run("var kept = 3;");
        var cell = client.Start("Console.Write(\"begun\"); while (true) { }");
        client.WaitForOutput(cell, "begun");
        kernel.Signal("INT");
        Assert.Equal("KeyboardInterrupt", client.ReplyTo(cell).Text("ename"));

        // A signal to an idle kernel is harmless; one that the system delivers late may still meet the next cell, but none after it.
        kernel.Signal("INT");
        client.ReplyTo(client.Start("1"));
        Assert.Equal(["execute_result 3"], client.Run("kept"));

        // A thread of the cell that never ends must not keep the process.
        client.Run("new System.Threading.Thread(() => System.Threading.Thread.Sleep(-1)).Start();");
        kernel.Signal("TERM");
        Assert.Equal(0, kernel.WaitForExit());
    }

    [Fact]
    public void Execute_FileThatCannotBeUsed_IsABadArgument()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(
            ExitCode.BadArguments,
            (ExitCode)KernelCommands.Run(["serve", Path.Combine(folder.Path, "none.json")])
        );
    }

    [Fact]
    public void Execute_PortThatIsTaken_HasItsCode()
    {
        using var folder = new TemporaryFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var file = KernelProcess.SaveConnection(folder.Path);
        var fields = JsonNode.Parse(File.ReadAllText(file))!;
        fields["iopub_port"] = ((IPEndPoint)other.LocalEndpoint).Port;
        File.WriteAllText(file, fields.ToJsonString());
        Assert.Equal(ExitCode.CannotServe, (ExitCode)KernelCommands.Run(["serve", file]));
    }
}
