using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;

namespace CSharpKernel.Evaluation;

/// <summary>
/// A C# session: every cell sees what earlier cells declared. It knows nothing of notebooks, sockets or the console; one cell runs at a time,
/// on a thread of its own.
/// </summary>
public sealed class CSharpEvaluator : IDisposable
{
    private const string ExpressionName = "Expression";

    private static readonly Lock Binding = new();

    private readonly InteractiveAssemblyLoader loader = new();
    private readonly InterruptHooks hooks = new();
    private readonly AsyncLocal<bool> inCell = new();
    private ScriptOptions options;
    private readonly CellSources sources;
    private readonly ErrorReport errors;
    private readonly SubmissionCompiler compiler;
    private readonly SessionReferenceResolver references;
    private readonly NativeLibraryPaths nativeLibraries;
    private readonly TimeSpan stopGracePeriod;
    private readonly Lazy<Script<object>> empty;
    private ScriptState<object>? state;
    private Task stuck = Task.CompletedTask;

    /// <summary>Starts a session without any state.</summary>
    public CSharpEvaluator(EvaluatorOptions? options = null)
    {
        options ??= new EvaluatorOptions();
        var baseDirectory = Path.GetFullPath(options.BaseDirectory);
        Assembly[] sharedAssemblies = [typeof(CellGuard).Assembly, .. options.SharedAssemblies];
        foreach (var shared in sharedAssemblies)
        {
            loader.RegisterDependency(shared);
        }

        references = new SessionReferenceResolver(baseDirectory, loader.RegisterDependency);
        nativeLibraries = new NativeLibraryPaths(() => references.Folders);
        stopGracePeriod = options.StopGracePeriod;
        sources = new CellSources(baseDirectory);
        errors = new ErrorReport(sources);
        compiler = new SubmissionCompiler(sources, errors);
        this.options = ScriptOptions
            .Default.WithReferences(FrameworkReferences.All)
            .AddReferences(sharedAssemblies)
            .WithImports(options.Imports)
            .WithMetadataResolver(references)
            .WithSourceResolver(new SourceFileResolver([], baseDirectory))
            .WithLanguageVersion(LanguageVersion)
            .WithEmitDebugInformation(true)
            .WithFileEncoding(Encoding.UTF8);
        empty = new Lazy<Script<object>>(BindReferences);
        AppDomain.CurrentDomain.AssemblyLoad += OnAssemblyLoad;
    }

    /// <summary>The version of C# that cells are written in.</summary>
    public static LanguageVersion LanguageVersion => LanguageVersion.CSharp14;

    /// <summary>Whether the session can run cells: false while a cell that could not be stopped still runs.</summary>
    public bool IsUsable => stuck.IsCompleted;

    /// <summary>The names of the variables declared so far, each once, in order of declaration.</summary>
    public IReadOnlyList<string> VariableNames =>
        state is null ? [] : [.. state.Variables.Select(variable => variable.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>The variables declared so far with their present values, in order of declaration; a redeclared name stands for its newest variable.</summary>
    public IReadOnlyList<SessionVariable> Variables =>
        state is null
            ? []
            :
            [
                .. state
                    .Variables.GroupBy(variable => variable.Name, StringComparer.Ordinal)
                    .Select(group => group.Last())
                    .Select(variable => new SessionVariable(variable.Name, variable.Type, variable.Value)),
            ];

    /// <summary>
    /// Runs one cell and shows the value of its trailing expression to the host, under the same time limit; nothing is shown when there is no
    /// such expression. Compile errors, exceptions and stops are results, not exceptions.
    /// </summary>
    public CellEvaluation Evaluate(
        CellCode cell,
        ICellHost host,
        TimeSpan? timeLimit = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(cell);
        ArgumentNullException.ThrowIfNull(host);
        return EmptyCode.Is(cell.Text) && IsUsable
            ? CellEvaluation.Success
            : OnCellThread(interrupt => Run(cell, host, interrupt), timeLimit, cancellationToken);
    }

    private CellEvaluation OnCellThread(
        Func<CellInterrupt, CellEvaluation> run,
        TimeSpan? timeLimit,
        CancellationToken cancellationToken
    )
    {
        if (!IsUsable)
        {
            return ErrorReport.OfEnd(CellThreadEnd.Unstoppable, timeLimit, []);
        }

        CellEvaluation? evaluation = null;
        var thread = CellThread.Run(
            interrupt =>
            {
                try
                {
                    evaluation = run(interrupt);
                }
                catch (OperationCanceledException) when (interrupt.Token.IsCancellationRequested)
                {
                    // Stopped while compiling: how the thread ended says why.
                }
            },
            timeLimit,
            stopGracePeriod,
            hooks.InvokeAll,
            cancellationToken
        );
        stuck = thread.Ended;
        return thread.End == CellThreadEnd.Completed || evaluation == CellEvaluation.Success
            ? evaluation!
            : ErrorReport.OfEnd(thread.End, timeLimit, thread.StopFailures);
    }

    /// <summary>
    /// Evaluates one expression with the session's variables and shows its value to the host; what it declares is not kept.
    /// An expression without a value, like one that fails, gives an error.
    /// </summary>
    public CellEvaluation EvaluateExpression(
        string expression,
        ICellHost host,
        TimeSpan? timeLimit = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentNullException.ThrowIfNull(host);
        return OnCellThread(
            interrupt => RunExpression(new Submission(ExpressionName, expression), host, interrupt),
            timeLimit,
            cancellationToken
        );
    }

    /// <summary>Makes a text known to errors before any of it is run.</summary>
    internal void AddSource(string fileName, string text) => sources.Add(fileName, text);

    /// <summary>
    /// References an assembly for the code that follows, by path or by the name of a framework assembly; paths begin beside the file that names it,
    /// then at the session's folder, then beside earlier references. False when there is no such assembly.
    /// </summary>
    /// <exception cref="BadImageFormatException">The file is no .NET assembly.</exception>
    internal bool AddReference(string reference, string? namingFile)
    {
        var found = references.ResolveReference(reference, namingFile, MetadataReferenceProperties.Assembly);
        foreach (var path in found.Select(item => item.FilePath).OfType<string>())
        {
            _ = AssemblyName.GetAssemblyName(path);
        }

        options = options.AddReferences(found);
        return !found.IsEmpty;
    }

    /// <summary>Whether a referenced file has been replaced by other contents since the session took it.</summary>
    internal bool IsOutdated(string reference, string? namingFile) => references.IsOutdated(reference, namingFile);

    /// <summary>References an assembly of an installed package, which nobody writes over; one that the framework brings as well is left to the framework.</summary>
    internal void AddPackageAssembly(string path)
    {
        if (!FrameworkReferences.Offer(AssemblyName.GetAssemblyName(path)))
        {
            options = options.AddReferences(MetadataReference.CreateFromFile(path));
        }
    }

    /// <summary>Makes an assembly known to the assemblies that need it when they run, without referencing it.</summary>
    internal void AddDependency(string path)
    {
        var name = AssemblyName.GetAssemblyName(path);
        if (!FrameworkReferences.Offer(name))
        {
            var identity = new AssemblyIdentity(
                name.Name,
                name.Version,
                name.CultureName,
                [.. name.GetPublicKeyToken() ?? []],
                hasPublicKey: false
            );
            loader.RegisterDependency(identity, path);
        }
    }

    /// <summary>Makes native libraries known to the platform calls of the session's code and of all it references.</summary>
    internal void AddNativeLibraries(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            nativeLibraries.Add(path);
        }
    }

    /// <summary>What the compiler makes of a text that would be the next cell, errors included; nothing is run and nothing is kept.</summary>
    internal Compilation CompilationOf(string code) =>
        (state?.Script ?? empty.Value)
            .ContinueWith<object>(UsingDeclarations.Blank(code), options.WithFilePath(ExpressionName))
            .GetCompilation();

    /// <summary>An exception as the errors of cells show it.</summary>
    internal CellError Describe(Exception exception) => errors.OfException(exception, []);

    /// <summary>The latest value of every variable, newest declaration first.</summary>
    internal IEnumerable<object?> VariableValues() =>
        state is null ? [] : state.Variables.Reverse().Select(variable => variable.Value);

    /// <summary>Forgets the state; disposing what the variables hold is the owner's business.</summary>
    public void Dispose()
    {
        AppDomain.CurrentDomain.AssemblyLoad -= OnAssemblyLoad;
        state = null;
        loader.Dispose();
        if (IsUsable)
        {
            references.Dispose();
        }
    }

    private CellEvaluation Run(CellCode cell, ICellHost host, CellInterrupt interrupt)
    {
        Enter(host, interrupt);
        sources.Add(cell.Name, cell.Text);
        try
        {
            foreach (var submission in host.Submissions(cell))
            {
                var evaluation = Run(submission, host, interrupt);
                if (evaluation != CellEvaluation.Success)
                {
                    return evaluation;
                }
            }
        }
        catch (CellSourceException exception)
        {
            return new CellEvaluation(EvaluationStatus.Failed, errors.OfSource(exception));
        }
#pragma warning disable CA1031 // What goes wrong between the pieces of a cell is the outcome of the cell.
        catch (Exception exception)
            when (exception is not OperationCanceledException || !interrupt.Token.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return new CellEvaluation(EvaluationStatus.Failed, errors.OfException(exception, []));
        }

        return CellEvaluation.Success;
    }

    private void Enter(ICellHost host, CellInterrupt interrupt)
    {
        inCell.Value = true;
        CellGuard.Enter(interrupt.Token);
        host.Enter(interrupt.Token);
    }

    private CellEvaluation Run(Submission submission, ICellHost host, CellInterrupt interrupt)
    {
        var (script, mistakes) = compiler.Compile(submission, Continue, interrupt.Token);
        if (mistakes is not null)
        {
            return mistakes;
        }

        var isShown =
            submission.TrailingValue != TrailingValue.Hidden && SubmissionCompiler.HasValue(script, submission);
        host.Started();
        return Run(script, submission, isShown ? host : null, keep: true, interrupt);
    }

    private CellEvaluation RunExpression(Submission expression, ICellHost host, CellInterrupt interrupt)
    {
        Enter(host, interrupt);
        var (script, mistakes) = compiler.Compile(expression, Continue, interrupt.Token);
        return mistakes is not null ? mistakes
            : SubmissionCompiler.HasValue(script, expression) ? Run(script, expression, host, keep: false, interrupt)
            : new CellEvaluation(
                EvaluationStatus.Failed,
                ErrorReport.OfStop(CellError.CompilationErrorName, "This is not an expression that has a value.", [])
            );
    }

    private CellEvaluation Run(
        Script<object> script,
        Submission submission,
        ICellHost? shown,
        bool keep,
        CellInterrupt interrupt
    )
    {
        try
        {
            interrupt.RunUserCode(() =>
            {
                var value = RunUserCode(script, keep, interrupt.Token);
                shown?.Show(value, submission.TrailingValue);
            });
            return CellEvaluation.Success;
        }
#pragma warning disable CA1031 // Whatever the user's code throws is the outcome of the cell.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new CellEvaluation(EvaluationStatus.Failed, errors.OfException(exception, submission.CalledFrom));
        }
    }

    // Sessions of one process share the framework's types, if the first of them to ask made them: two that ask at the same moment would make two kinds of
    // each type, of which a later cell may meet either. So they ask one after the other, and each holds what it got.
    private Script<object> BindReferences()
    {
        lock (Binding)
        {
            var script = CSharpScript.Create<object>("", options, assemblyLoader: loader);
            script.GetCompilation().GetSpecialType(SpecialType.System_Object);
            return script;
        }
    }

    private Script<object> Continue(Submission submission)
    {
        _ = empty.Value;
        return state is null
            ? CSharpScript.Create<object>(
                submission.Text,
                options.WithFilePath(submission.FilePath),
                globalsType: null,
                loader
            )
            : state.Script.ContinueWith<object>(submission.Text, options.WithFilePath(submission.FilePath));
    }

    private object? RunUserCode(Script<object> script, bool keep, CancellationToken cancellationToken)
    {
        var pump = new MessagePump();
        SynchronizationContext.SetSynchronizationContext(pump);

        // Catching every exception, a stop included, keeps the variables that were assigned before it.
        var running = state is null
            ? script.RunAsync(globals: null, catchException: _ => true, CancellationToken.None)
            : script.RunFromAsync(state, catchException: _ => true, CancellationToken.None);
        pump.RunUntilCompleted(running, cancellationToken);
        var reached = running.GetAwaiter().GetResult();
        if (keep)
        {
            // The next submission inherits references and imports; binding them anew would double the time of a cell.
            state = reached;
            options = options.WithReferences(Array.Empty<MetadataReference>()).WithImports(Array.Empty<string>());
        }

        if (reached.Exception is { } thrown)
        {
            ExceptionDispatchInfo.Throw(thrown);
        }

        return reached.ReturnValue;
    }

    // Raised on the thread that loads, so the flag tells this session's assemblies from those of another.
    private void OnAssemblyLoad(object? sender, AssemblyLoadEventArgs loaded)
    {
        if (inCell.Value)
        {
            hooks.Add(loaded.LoadedAssembly);
            nativeLibraries.Serve(loaded.LoadedAssembly);
        }
    }
}
