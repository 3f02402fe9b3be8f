using System.Runtime.ExceptionServices;

namespace CSharpKernel.Sessions;

/// <summary>Keeps the process alive when a thread that a cell started throws: the exception is told on the cell's standard error instead.</summary>
internal static class BackgroundFailures
{
    private static int installed;

    /// <summary>Installs the handler, which the runtime takes once per process.</summary>
    public static void Install()
    {
        if (Interlocked.Exchange(ref installed, 1) == 0)
        {
            ExceptionHandling.SetUnhandledExceptionHandler(Handle);
        }
    }

    // An exception of other threads is none of ours, and ends the process as always.
    private static bool Handle(Exception exception)
    {
        if (CellContext.Current is not { } cell)
        {
            return false;
        }

        // Work that was stopped with its cell has nothing to tell.
        if (!(exception is OperationCanceledException && cell.CancellationToken.IsCancellationRequested))
        {
            cell.Sink.Write(
                OutputStream.StandardError,
                "Unhandled exception on a thread of this cell:\n" + cell.Describe(exception) + "\n"
            );
        }

        return true;
    }
}
