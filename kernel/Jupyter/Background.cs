namespace CSharpKernel.Jupyter;

/// <summary>Threads that serve clients: code of cells may fill the thread pool, and must not keep them from it.</summary>
internal static class Background
{
    /// <summary>Starts a thread that does not keep the process alive and knows nothing of the cell that may have called.</summary>
    public static Thread Start(string name, Action work, ThreadPriority priority = ThreadPriority.Normal)
    {
        var thread = new Thread(() => work())
        {
            IsBackground = true,
            Name = name,
            Priority = priority,
        };
        thread.UnsafeStart();
        return thread;
    }
}
