namespace CSharpKernel.Running.Isolation;

/// <summary>Passes the standard error of a process on to this one's, and remembers its last lines: there .NET says why it ended a process.</summary>
internal sealed class ErrorTail
{
    private const int MostLines = 200;
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(1);

    private readonly Queue<string> lines = new();
    private readonly Thread thread;

    public ErrorTail(StreamReader errors)
    {
        thread = new Thread(() => Read(errors)) { IsBackground = true, Name = "errors of a notebook" };
        thread.UnsafeStart();
    }

    /// <summary>Forgets the lines so far.</summary>
    public void Clear()
    {
        lock (lines)
        {
            lines.Clear();
        }
    }

    /// <summary>The lines written since the last call of <see cref="Clear"/>, the first of many left out; to be asked when the process has ended.</summary>
    public IReadOnlyList<string> Lines()
    {
        // What the process has started may hold its standard error open.
        thread.Join(EndLimit);
        lock (lines)
        {
            return [.. lines];
        }
    }

    private void Read(StreamReader errors)
    {
        while (errors.ReadLine() is { } line)
        {
            Console.Error.WriteLine(line);
            lock (lines)
            {
                lines.Enqueue(line);
                if (lines.Count > MostLines)
                {
                    lines.Dequeue();
                }
            }
        }
    }
}
