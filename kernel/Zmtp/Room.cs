using CSharpKernel.Evaluation;

namespace CSharpKernel.Zmtp;

/// <summary>Where producers wait until the queues of a socket's peers are shorter.</summary>
internal sealed class Room
{
    private readonly object gate = new();

    /// <summary>Lets those who wait look again.</summary>
    public void Changed()
    {
        using (UninterruptedLock.Enter(gate))
        {
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Waits for a change, at most for the interval, unless there is room already; whether there was.</summary>
    /// <exception cref="OperationCanceledException">The token is cancelled, and <see cref="Changed"/> was called since if that happened during the wait.</exception>
    /// <exception cref="ThreadInterruptedException">The thread was interrupted while it waited.</exception>
    public bool WaitForChange(Func<bool> hasRoom, TimeSpan interval, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (hasRoom())
            {
                return true;
            }

            Monitor.Wait(gate, interval);
            return false;
        }
    }
}
