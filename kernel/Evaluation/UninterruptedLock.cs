namespace CSharpKernel.Evaluation;

/// <summary>
/// A monitor entered whatever <see cref="Thread.Interrupt"/> says: a cell that is stopped while it publishes must not leave a message with some receivers
/// only. The interrupt is given back on leaving, for the thread's next wait.
/// </summary>
internal readonly ref struct UninterruptedLock
{
    private readonly object gate;
    private readonly bool interrupted;

    private UninterruptedLock(object gate)
    {
        this.gate = gate;
        while (true)
        {
            try
            {
                Monitor.Enter(gate);
                return;
            }
            catch (ThreadInterruptedException)
            {
                interrupted = true;
            }
        }
    }

    public static UninterruptedLock Enter(object gate) => new(gate);

    public void Dispose()
    {
        Monitor.Exit(gate);
        if (interrupted)
        {
            Thread.CurrentThread.Interrupt();
        }
    }
}
