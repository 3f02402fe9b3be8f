using System.Diagnostics;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Questions.Dashboard;

/// <summary>Gathers the statements that run while something is computed.</summary>
internal static class SqlLog
{
    /// <summary>What a computation gives, with the text of its statements in the order in which they ended, each once.</summary>
    internal static (T Result, IReadOnlyList<string> Sql) Of<T>(Func<T> compute)
    {
        List<string> statements = [];
        using var computation = new System.Diagnostics.Activity("dashboard").Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == SqlTracing.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.Parent.TraceId == computation.TraceId
                    ? ActivitySamplingResult.AllData
                    : ActivitySamplingResult.None,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == computation.TraceId && activity.GetTagItem(SqlTracing.QueryText) is string text)
                {
                    lock (statements)
                    {
                        statements.Add(text.Trim());
                    }
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        var result = compute();
        lock (statements)
        {
            return (result, [.. statements.Distinct()]);
        }
    }
}
