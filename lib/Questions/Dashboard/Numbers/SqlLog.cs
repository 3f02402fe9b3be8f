using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Questions.Dashboard.Numbers;

/// <summary>Gathers the statements that run while something is computed, with the values of their parameters in place, so that they can be run again by hand in one connection.</summary>
internal static partial class SqlLog
{
    /// <summary>What a computation gives, with its statements in the order in which they ran.</summary>
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
                if (activity.TraceId == computation.TraceId && Statement(activity) is { } statement)
                {
                    lock (statements)
                    {
                        if (statements.LastOrDefault() != statement)
                        {
                            statements.Add(statement);
                        }
                    }
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        var result = compute();
        lock (statements)
        {
            return (result, [.. statements]);
        }
    }

    // Whether a relation is there and a name is known was asked before the answer and is no part of it.
    private static string? Statement(System.Diagnostics.Activity activity) =>
        activity.GetTagItem(SqlTracing.QueryText) is not string text
        || BuiltRelations.IsProbe(text)
        || Filters.KnownNames.IsLookup(text)
            ? null
            : ParameterName
                .Replace(
                    text,
                    match =>
                        activity.TagObjects.FirstOrDefault(tag =>
                            tag.Key == SqlTracing.QueryParameter + match.Groups[1].Value
                        )
                            is { Key: not null } found
                            ? Literal(found.Value) ?? match.Value
                            : match.Value
                )
                .Trim()
                .TrimEnd(';');

    private static string? Literal(object? value) =>
        value switch
        {
            null => "null",
            string text => SqlQuoting.Literal(text),
            bool flag => flag ? "true" : "false",
            DateTime instant => string.Create(
                CultureInfo.InvariantCulture,
                $"timestamp '{instant:yyyy-MM-dd HH:mm:ss.ffffff}'"
            ),
            DateOnly date => string.Create(CultureInfo.InvariantCulture, $"date '{date:yyyy-MM-dd}'"),
            int or long or decimal or double => Convert.ToString(value, CultureInfo.InvariantCulture),
            _ => null,
        };

    [GeneratedRegex(@"\$([a-z_][a-z0-9_]*)", RegexOptions.CultureInvariant)]
    private static partial Regex ParameterName { get; }
}
