namespace CSharpKernel.Jupyter;

/// <summary>How a kernel serves.</summary>
public sealed record KernelServerOptions
{
    /// <summary>The folder that the relative paths of cells begin at; the current folder by default.</summary>
    public string BaseDirectory { get; init; } = Directory.GetCurrentDirectory();

    /// <summary>Takes a line for every message that is refused or cannot be answered, from any thread; by default nobody does.</summary>
    public Action<string> Log { get; init; } = _ => { };

    /// <summary>Whether the compiler is made ready, in the background, once the first client has been told what this kernel is.</summary>
    public bool WarmsUp { get; init; } = true;

    /// <summary>How many bytes of output may wait for one client before the cells that print wait as well; 64 MiB by default.</summary>
    public long ClientQueueBytes { get; init; } = 64 << 20;

    /// <summary>How long a running cell may take to stop when the kernel ends, and how long the session's variables may take to be disposed after that.</summary>
    public TimeSpan EndTimeLimit { get; init; } = TimeSpan.FromSeconds(3);
}
