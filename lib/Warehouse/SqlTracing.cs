using System.Diagnostics;

namespace EcommerceNotebooks.Warehouse;

/// <summary>
/// Traces statements: each is one activity of the source <see cref="ActivitySourceName"/> until its result stands, with OpenTelemetry's attributes for databases. Without a listener nothing is
/// recorded.
/// </summary>
public static class SqlTracing
{
    /// <summary>What a listener subscribes to.</summary>
    public const string ActivitySourceName = "EcommerceNotebooks.Sql";

    /// <summary>The attribute that holds a statement's text, parameters as they are named in it.</summary>
    public const string QueryText = "db.query.text";

    private const string SystemName = "db.system.name";
    private const string Engine = "duckdb";

    private static readonly ActivitySource Source = new(ActivitySourceName);

    /// <summary>The beginning of the attributes that hold a statement's parameters, each by its name.</summary>
    public const string QueryParameter = "db.query.parameter.";

    /// <summary>Begins the activity of a statement; null when nobody listens.</summary>
    internal static System.Diagnostics.Activity? Begin(
        string statement,
        IReadOnlyDictionary<string, object?> parameters
    )
    {
        var activity = Source
            .StartActivity(Engine, ActivityKind.Client)
            ?.SetTag(SystemName, Engine)
            .SetTag(QueryText, statement);
        if (activity is not null)
        {
            foreach (var (name, value) in parameters)
            {
                activity.AddTag(QueryParameter + name, value);
            }
        }

        return activity;
    }
}
