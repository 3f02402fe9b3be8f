using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Dapper;
using DuckDB.NET.Data;

namespace EcommerceNotebooks.Warehouse;

/// <summary>One embedded .sql file, which lies beside the C# that runs it.</summary>
public sealed partial class SqlScript
{
    private const string RootNamespace = "EcommerceNotebooks";
    private const string ShowProgress =
        "set enable_progress_bar = true; set enable_progress_bar_print = false; set progress_bar_time = 0";
    private static readonly ConcurrentDictionary<string, SqlScript> Loaded = new(StringComparer.Ordinal);

    // Columns are snake_case and the properties of records PascalCase.
    static SqlScript() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    internal SqlScript(string name, string text)
    {
        Name = name;
        Text = text;
    }

    /// <summary>Path of the file under lib, with forward slashes, for example "Cleaning/events.sql".</summary>
    public string Name { get; }

    /// <summary>The SQL.</summary>
    public string Text { get; }

    /// <summary>Reads the script <paramref name="fileName"/> from the folder that the namespace of <paramref name="beside"/> mirrors.</summary>
    /// <exception cref="ArgumentException">There is no such script.</exception>
    public static SqlScript Load(Type beside, string fileName)
    {
        ArgumentNullException.ThrowIfNull(beside);
        ArgumentException.ThrowIfNullOrWhiteSpace(fileName);
        var folder = (beside.Namespace ?? "").Replace(RootNamespace, "", StringComparison.Ordinal).TrimStart('.');
        var name = folder.Length == 0 ? fileName : $"{folder.Replace('.', '/')}/{fileName}";
        return Of(name);
    }

    /// <summary>The part <paramref name="section"/> of the script <paramref name="fileName"/> beside <paramref name="beside"/>: what stands below the line <c>-- [section]</c>.</summary>
    /// <exception cref="ArgumentException">There is no such script, or it has no such part.</exception>
    internal static SqlScript Load(Type beside, string fileName, string section) =>
        Load(beside, fileName) is var script && script.Section(section) is { } part
            ? part
            : throw new ArgumentException($"{script.Name} has no section \"{section}\".", nameof(section));

    /// <summary>The script of a path under lib.</summary>
    /// <exception cref="ArgumentException">There is no such script.</exception>
    internal static SqlScript Of(string name) => Loaded.GetOrAdd(name, static name => new SqlScript(name, Read(name)));

    /// <summary>The script behind a statement's beginning, such as that which makes a table of a select's rows; its lines keep their numbers.</summary>
    internal SqlScript Prefixed(string beginning)
    {
        string[] lines = Text.Split('\n');
        int first = Array.FindIndex(lines, line => !IsBlank(line));
        lines[first] = $"{beginning} {lines[first]}";
        return new SqlScript(Name, string.Join('\n', lines));
    }

    /// <summary>A statement of one line that holds names, which SQL takes as no parameter.</summary>
    internal static SqlScript Statement(string text) => new(text, text);

    /// <summary>Runs the script with values for its <c>$name</c> parameters (properties of <paramref name="parameters"/>) and returns the number of rows it changed.</summary>
    /// <param name="session">Where it runs; its token interrupts the statement.</param>
    /// <param name="parameters">An object with properties, or a dictionary; null where the script has none.</param>
    /// <exception cref="SqlScriptException">DuckDB refused the script.</exception>
    /// <exception cref="OperationCanceledException">The session's token was cancelled; the statement was interrupted.</exception>
    public int Execute(ShopSession session, object? parameters = null) =>
        Run(session, parameters, command => session.Connection.Execute(command));

    /// <summary>Runs the script and tells now and then which share of the running statement is done, from 0 to 1.</summary>
    internal int Execute(ShopSession session, object? parameters, IProgress<double> progress)
    {
        session.Connection.Execute(ShowProgress);
        return Run(session, parameters, command => session.Connection.Execute(command), progress);
    }

    /// <summary>Runs the script and maps each row of its last statement to a <typeparamref name="T"/>: a scalar, or a record whose constructor names the columns in their order.</summary>
    /// <exception cref="SqlScriptException">DuckDB refused the script.</exception>
    /// <exception cref="OperationCanceledException">The session's token was cancelled; the query was interrupted.</exception>
    public IReadOnlyList<T> Query<T>(ShopSession session, object? parameters = null) =>
        Run(session, parameters, command => session.Connection.Query<T>(command)).AsList();

    /// <summary>Runs a script that gives exactly one row.</summary>
    /// <exception cref="SqlScriptException">DuckDB refused the script.</exception>
    /// <exception cref="InvalidOperationException">The script gave no row or more than one.</exception>
    /// <exception cref="OperationCanceledException">The session's token was cancelled; the query was interrupted.</exception>
    public T QuerySingle<T>(ShopSession session, object? parameters = null) => Query<T>(session, parameters).Single();

    /// <summary>Runs a query and has its rows read as DuckDB computes them, without keeping them.</summary>
    /// <exception cref="SqlScriptException">DuckDB refused the script.</exception>
    /// <exception cref="OperationCanceledException">The session's token was cancelled; the query was interrupted.</exception>
    internal T Read<T>(ShopSession session, Func<DbDataReader, T> read, object? parameters = null) =>
        Run(
            session,
            parameters,
            definition =>
            {
                using var command = QueryParameters.Command(session.Connection, definition.CommandText, parameters);
                command.UseStreamingMode = true;
                using var reader = command.ExecuteReader();
                return read(reader);
            }
        );

    /// <summary>The part of the file between the line <c>-- [name]</c> and the next such line, on the lines on which it stands in the file; null where there is none.</summary>
    internal SqlScript? Section(string name)
    {
        string[] lines = Text.Split('\n');
        int start = Array.FindIndex(lines, line => line.TrimEnd() == $"-- [{name}]") + 1;
        int end = Array.FindIndex(lines, start, line => line.StartsWith("-- [", StringComparison.Ordinal));
        return start == 0
            ? null
            : new SqlScript(
                Name,
                new string('\n', start) + string.Join('\n', lines[start..(end < 0 ? lines.Length : end)]).TrimEnd('\n')
            );
    }

    private static string Read(string name)
    {
        var assembly = typeof(SqlScript).Assembly;
        var resource = Array.Find(
            assembly.GetManifestResourceNames(),
            resource => resource.Replace('\\', '/').Equals(name, StringComparison.Ordinal)
        );
        if (resource is null)
        {
            throw new ArgumentException($"There is no SQL script \"{name}\".", nameof(name));
        }

        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    // Each statement runs by itself, below as many empty lines as stand above it: DuckDB tells wrong lines for errors in the second and later statements of a text.
    private T Run<T>(
        ShopSession session,
        object? parameters,
        Func<CommandDefinition, T> run,
        IProgress<double>? progress = null
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        var named = QueryParameters.Of(parameters);
        var values = new DynamicParameters(named);
        int line = 1;
        try
        {
            return EngineCall.Run(
                session.Connection,
                call =>
                {
                    if (progress is not null)
                    {
                        call.Report(progress);
                    }

                    var result = default(T)!;
                    foreach (var (first, text) in Statements())
                    {
                        call.ThrowIfStopped();
                        line = first;
                        using var activity = SqlTracing.Begin(text, named);
                        try
                        {
                            result = run(
                                new CommandDefinition(new string('\n', first - 1) + text, values, commandTimeout: 0)
                            );
                        }
                        catch (Exception error) when (activity is not null)
                        {
                            activity.SetStatus(ActivityStatusCode.Error, error.Message);
                            throw;
                        }
                    }

                    return result;
                },
                session.CancellationToken
            );
        }
        catch (DuckDBException error)
        {
            throw new SqlScriptException(Name, LineIn(error.Message) ?? line, error.Message + Hint(error), error);
        }
    }

    /// <summary>The statements and the lines on which they begin, from 1: each ends with a semicolon at the end of a line, or with the script.</summary>
    internal IEnumerable<(int FirstLine, string Text)> Statements()
    {
        var lines = Text.Split('\n');
        int first = 0;
        for (int i = 0; i < lines.Length; i++)
        {
            bool ends =
                lines[i].AsSpan().TrimEnd().EndsWith(';')
                && !lines[i].AsSpan().TrimStart().StartsWith("--", StringComparison.Ordinal);
            if (!ends && i < lines.Length - 1)
            {
                continue;
            }

            while (first < i && IsBlank(lines[first]))
            {
                first++;
            }

            if (!lines[first..(i + 1)].All(IsBlank))
            {
                yield return (first + 1, string.Join('\n', lines[first..(i + 1)]));
            }

            first = i + 1;
        }
    }

    // What DuckDB cannot know of sessions.
    private static string Hint(DuckDBException error) =>
        error.IsOutOfMemory()
            ? "\nAll sessions of a shop share its memory limit: ask fewer questions at a time, or raise MemoryLimit."
        : error.IsMissingTable() ? "\nTemporary tables are seen only by the session that made them."
        : error.IsConflict()
            ? "\nAnother connection is writing the same, or a statement of this session ran out of memory before and left it half made: open another session."
        : "";

    private static bool IsBlank(string line) =>
        line.AsSpan().Trim() is var text && (text.IsEmpty || text.StartsWith("--", StringComparison.Ordinal));

    private static int? LineIn(string message) =>
        ErrorLine.Match(message) is { Success: true } found
            ? int.Parse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            : null;

    [GeneratedRegex(@"^LINE (\d+): ", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex ErrorLine { get; }
}
