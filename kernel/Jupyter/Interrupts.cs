namespace CSharpKernel.Jupyter;

/// <summary>Which request of the shell channel is being worked on, so that an interrupt stops that one, whenever it comes, and no other.</summary>
#pragma warning disable CA1001 // The token is never disposed: work that outlives its cell may still look at it, and it holds neither timer nor handle.
internal sealed class Interrupts
#pragma warning restore CA1001
{
    private readonly Lock gate = new();
    private CancellationTokenSource? running;

    /// <summary>Cancelled when the present request is interrupted.</summary>
    public CancellationToken Token
    {
        get
        {
            lock (gate)
            {
                return running?.Token ?? CancellationToken.None;
            }
        }
    }

    /// <summary>Begins a request; interrupts concern it until <see cref="End"/>.</summary>
    public void Begin()
    {
        lock (gate)
        {
            running = new CancellationTokenSource();
        }
    }

    /// <summary>Ends the request.</summary>
    public void End()
    {
        lock (gate)
        {
            running = null;
        }
    }

    /// <summary>Interrupts the present request; does nothing when there is none.</summary>
    public void Interrupt()
    {
        CancellationTokenSource? interrupted;
        lock (gate)
        {
            interrupted = running;
        }

        interrupted?.Cancel();
    }
}
