using System.Collections.Concurrent;
using CSharpKernel.Jupyter;
using Tests.Support;

namespace Tests.Kernel.Jupyter;

/// <summary>A kernel that serves within this process, in a folder and on ports of its own.</summary>
internal sealed class ServedKernel : IDisposable
{
    /// <summary>What may wait for one client.</summary>
    internal const long ClientQueueBytes = 4 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder folder = new();
    private readonly KernelServer server;
    private readonly Thread thread;
    private readonly List<JupyterClient> clients = [];
    private Exception? failure;

    internal ServedKernel(string key = "a key of the tests")
    {
        server = new KernelServer(
            new ConnectionFile { Key = key },
            new KernelServerOptions
            {
                BaseDirectory = folder.Path,
                Log = Log.Enqueue,
                WarmsUp = false,
                ClientQueueBytes = ClientQueueBytes,
            }
        );
        thread = new Thread(Serve) { IsBackground = true };
        thread.Start();
    }

    /// <summary>What the kernel logged.</summary>
    internal ConcurrentQueue<string> Log { get; } = new();

    internal KernelServer Server => server;

    internal string Folder => folder.Path;

    /// <summary>A further client.</summary>
    internal JupyterClient Connect()
    {
        var client = new JupyterClient(server.Connection);
        clients.Add(client);
        return client;
    }

    /// <summary>Waits until so much output waits for slow clients that the cell which prints it has to wait as well.</summary>
    internal void WaitUntilOutputIsHeldBack() =>
        Assert.True(
            SpinWait.SpinUntil(
                () => server.LargestClientQueue > ClientQueueBytes && server.LargestOutputQueue > OutputQueue.Capacity,
                Patience
            ),
            "The output was not held back."
        );

    /// <summary>Waits until the kernel has ended.</summary>
    internal void WaitForEnd()
    {
        Assert.True(thread.Join(Patience), "The kernel did not end.");
        Assert.Null(failure);
    }

    public void Dispose()
    {
        server.Stop();
        thread.Join(Patience);
        clients.ForEach(client => client.Dispose());
        server.Dispose();
        folder.Dispose();
    }

    private void Serve()
    {
        try
        {
            server.Run();
        }
#pragma warning disable CA1031 // Given to the test.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            failure = exception;
        }
    }
}
