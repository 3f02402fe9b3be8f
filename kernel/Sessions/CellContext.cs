using System.Globalization;
using CSharpKernel.Display;

namespace CSharpKernel.Sessions;

/// <summary>What the code of a running cell, and all work it starts, finds around itself: where output goes and when to stop.</summary>
internal sealed class CellContext(
    NotebookSession session,
    IOutputSink sink,
    IInputSource? input,
    CancellationToken cancellationToken
)
{
    private static readonly AsyncLocal<CellContext?> Ambient = new();

    private readonly List<ProgressBar> progressBars = [];
    private readonly Lock gate = new();
    private TypedLines? typed;

    /// <summary>The context of the calling code; null outside every cell.</summary>
    public static CellContext? Current => Ambient.Value;

    public IOutputSink Sink => sink;

    /// <summary>What is typed for this cell, for code that reads the console.</summary>
    public TypedLines Typed =>
        LazyInitializer.EnsureInitialized(
            ref typed,
            () => new TypedLines(() => Ask("Console.ReadLine", "", password: false))
        );

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>The context of the calling code, for functions that make sense only there.</summary>
    public static CellContext Required(string function) =>
        Current
        ?? throw new InvalidOperationException(
            $"{function} shows its output under a notebook cell: call it from a cell."
        );

    /// <summary>Asks the person in front of the notebook, on the calling thread; says so clearly, in the name of the function, where nobody can be asked.</summary>
    public string Ask(string function, string prompt, bool password)
    {
        if (input is null)
        {
            throw new InvalidOperationException(
                $"{function} asks the person in front of the notebook, and here nobody can be asked: make the value a parameter of the notebook (a cell tagged 'parameters')."
            );
        }

        return input.Read(prompt, password, cancellationToken);
    }

    public static void Enter(CellContext context) => Ambient.Value = context;

    /// <summary>A display id that no other display of the session has.</summary>
    public string NextDisplayId() =>
        string.Create(CultureInfo.InvariantCulture, $"display-{session.NextDisplayNumber()}");

    /// <summary>An exception as the session's errors show it, without colours.</summary>
    public string Describe(Exception exception) => session.Describe(exception);

    public void Add(ProgressBar bar)
    {
        lock (gate)
        {
            progressBars.Add(bar);
        }
    }

    /// <summary>Brings every progress bar of the cell to its final state: complete when the cell succeeded.</summary>
    public void EndProgress(bool succeeded)
    {
        ProgressBar[] bars;
        lock (gate)
        {
            bars = [.. progressBars];
            progressBars.Clear();
        }

        foreach (var bar in bars)
        {
            bar.End(succeeded);
        }
    }
}
