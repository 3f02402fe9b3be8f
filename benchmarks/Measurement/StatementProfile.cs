using System.Diagnostics;
using System.Globalization;
using EcommerceNotebooks.Warehouse;

namespace Benchmarks.Measurement;

/// <summary>Which SQL statements the time goes to, of those that this thread runs from the profile's start to its end.</summary>
internal sealed class StatementProfile : IDisposable
{
    private const int TextLength = 110;
    private const double LeastShare = 0.01;

    private readonly Activity parent = new Activity(nameof(StatementProfile)).Start();
    private readonly Dictionary<string, StatementTime> statements = [];
    private readonly ActivityListener listener;
    private readonly long start = Stopwatch.GetTimestamp();
    private TimeSpan processorAtStart;

    /// <summary>Begins to listen.</summary>
    internal StatementProfile()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == SqlTracing.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = _ => processorAtStart = Environment.CpuUsage.TotalTime,
            ActivityStopped = Add,
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>The statements that took longest, all runs of one together, the longest first; those below a hundredth of the time since the profile's start are left out.</summary>
    internal IReadOnlyList<StatementTime> Longest(int count)
    {
        var least = LeastShare * Stopwatch.GetElapsedTime(start).TotalSeconds;
        return
        [
            .. statements
                .Values.Where(statement => statement.Seconds >= least)
                .OrderByDescending(statement => statement.Seconds)
                .Take(count),
        ];
    }

    /// <summary>A table of statements in Markdown.</summary>
    internal static IReadOnlyList<string> ToNotes(IEnumerable<StatementTime> longest) =>
        [
            "| statement | runs | wall s | processor s |",
            "|---|---:|---:|---:|",
            .. longest.Select(statement =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| `{statement.Statement.Replace("|", "\\|", StringComparison.Ordinal)}` | {statement.Runs:N0} | {statement.Seconds:F2} | {statement.ProcessorSeconds:F2} |"
                )
            ),
        ];

    /// <summary>Ends listening.</summary>
    public void Dispose()
    {
        listener.Dispose();
        parent.Dispose();
    }

    // Statements of one thread follow each other, so that one begun is the last one ended.
    private void Add(Activity activity)
    {
        if (activity.TraceId != parent.TraceId)
        {
            return;
        }

        var text = FirstWords((string)activity.GetTagItem(SqlTracing.QueryText)!);
        var before = statements.GetValueOrDefault(text, new StatementTime(text, 0, 0, 0));
        statements[text] = before with
        {
            Runs = before.Runs + 1,
            Seconds = before.Seconds + activity.Duration.TotalSeconds,
            ProcessorSeconds =
                before.ProcessorSeconds + (Environment.CpuUsage.TotalTime - processorAtStart).TotalSeconds,
        };
    }

    private static string FirstWords(string sql)
    {
        var text = string.Join(
            ' ',
            sql.Split('\n')
                .Where(line => !line.TrimStart().StartsWith("--", StringComparison.Ordinal))
                .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        );
        return text.Length <= TextLength ? text : text[..TextLength] + " ...";
    }
}
