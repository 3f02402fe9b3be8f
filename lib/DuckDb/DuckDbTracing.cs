using System.Diagnostics;

namespace EcommerceNotebooks.DuckDb;

/// <summary>
/// Traces statements: each is one activity of the source <see cref="ActivitySourceName"/> from before it is prepared until its result stands (of a streaming one, until rows begin to come), with
/// OpenTelemetry's attributes for databases. Without a listener nothing is recorded.
/// </summary>
public static class DuckDbTracing
{
    /// <summary>What a listener subscribes to.</summary>
    public const string ActivitySourceName = "EcommerceNotebooks.DuckDb";

    /// <summary>The attribute that holds a statement's text, parameters as they are named in it.</summary>
    public const string QueryText = "db.query.text";

    private const string SystemName = "db.system.name";
    private const string DuckDb = "duckdb";

    private static readonly ActivitySource Source = new(ActivitySourceName);

    /// <summary>Begins the activity of a statement; null when nobody listens.</summary>
    internal static System.Diagnostics.Activity? Begin(SqlStatementText statement) =>
        Source.HasListeners()
            ? Source
                .StartActivity(DuckDb, ActivityKind.Client)
                ?.SetTag(SystemName, DuckDb)
                .SetTag(QueryText, statement.Text)
            : null;

    /// <summary>Marks the activity as failed.</summary>
    internal static void Fail(this System.Diagnostics.Activity activity, Exception error) =>
        activity.SetStatus(ActivityStatusCode.Error, error.Message).SetTag("error.type", error.GetType().FullName);
}
