namespace CSharpKernel.Running;

/// <summary>Makes a folder the process's current one while a notebook runs; as there is one current folder per process, notebooks take turns.</summary>
internal sealed class WorkingDirectory : IDisposable
{
    private static readonly SemaphoreSlim Turn = new(1);

    private readonly string previous;

    private WorkingDirectory(string folder)
    {
        previous = Directory.GetCurrentDirectory();
        Directory.SetCurrentDirectory(folder);
    }

    /// <summary>Waits for its turn and enters the folder; disposing goes back.</summary>
    public static WorkingDirectory Enter(string folder)
    {
        Turn.Wait();
        var entered = false;
        try
        {
            var directory = new WorkingDirectory(folder);
            entered = true;
            return directory;
        }
        finally
        {
            if (!entered)
            {
                Turn.Release();
            }
        }
    }

    public void Dispose()
    {
        try
        {
            Directory.SetCurrentDirectory(previous);
        }
        finally
        {
            Turn.Release();
        }
    }
}
