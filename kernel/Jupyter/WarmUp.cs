using CSharpKernel.Sessions;

namespace CSharpKernel.Jupyter;

/// <summary>Makes the compiler ready before the first cell comes.</summary>
internal sealed class WarmUp(Lazy<NotebookSession> session, Action<string> log)
{
    private int started;

    /// <summary>Begins, on a thread of its own, the first time it is called.</summary>
    public void Start()
    {
        if (Interlocked.Exchange(ref started, 1) == 0)
        {
            Background.Start("warm-up", Run, ThreadPriority.BelowNormal);
        }
    }

    private void Run()
    {
        try
        {
            session.Value.WarmUp();
            session.Value.Assistance.WarmUp().Wait();
        }
#pragma warning disable CA1031 // Whatever keeps the compiler from getting ready is told, and told again by the first cell that meets it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            log($"The compiler could not be made ready: {OneLine.Of(exception.ToString())}");
        }
    }
}
