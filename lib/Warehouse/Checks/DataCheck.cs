using System.Data.Common;

namespace EcommerceNotebooks.Warehouse.Checks;

/// <summary>A question to a relation with a number as its answer, which must not pass a threshold.</summary>
/// <param name="Relation">The table or view to look at.</param>
public abstract record DataCheck(string Relation)
{
    private readonly string? name;

    /// <summary>The check's name in results; without one, it is made of the kind of check and its columns.</summary>
    public string Name
    {
        get => name ?? DefaultName;
        init => name = value;
    }

    /// <summary>What a failure means; an error, unless said otherwise.</summary>
    public CheckSeverity Severity { get; init; } = CheckSeverity.Error;

    /// <summary>The largest observed value that passes; 0 unless said otherwise.</summary>
    public double Threshold { get; init; }

    /// <summary>Columns that name a row in the sample of failing keys; without them, the first key of the relation's contract, or else the columns the check looks at.</summary>
    public IReadOnlyList<string> KeyColumns { get; init; } = [];

    /// <summary>What the check promises, in words.</summary>
    public abstract string Rule { get; }

    /// <summary>The name a check has when it is given none.</summary>
    protected abstract string DefaultName { get; }

    /// <summary>Columns the check looks at, which also name a row where nothing better is known.</summary>
    protected abstract IReadOnlyList<string> OwnColumns { get; }

    /// <summary>Why no value can be computed when the query gives none.</summary>
    protected virtual string NotComputedReason => $"{Relation} holds no rows to look at.";

    /// <summary>Asks the question and compares the answer with the threshold; an answer that cannot be computed passes nothing and fails nothing.</summary>
    /// <exception cref="SqlScriptException">The relation or a column does not exist, or the check's SQL is wrong.</exception>
    public CheckResult Run(ShopSession session)
    {
        var observation = Observe(session);
        var status = observation.Observed switch
        {
            null => CheckStatus.NotComputed,
            { } observed when observed <= Threshold => CheckStatus.Passed,
            _ => Severity == CheckSeverity.Error ? CheckStatus.Failed : CheckStatus.Warned,
        };
        return new CheckResult(
            Name,
            Relation,
            Severity,
            Rule,
            observation.Observed,
            Threshold,
            status,
            status == CheckStatus.Passed ? [] : observation.Keys,
            status == CheckStatus.NotComputed ? NotComputedReason : null
        );
    }

    internal abstract CheckObservation Observe(ShopSession session);

    /// <summary>The columns that name a failing row.</summary>
    private protected IReadOnlyList<string> RowKey
    {
        get
        {
            if (KeyColumns.Count > 0)
            {
                return KeyColumns;
            }

            var contract = TableContracts.Find(Relation);
            return contract is { Keys: [var first, ..] } ? first : OwnColumns;
        }
    }

    /// <summary>Counts the rows that break a rule on one column, a section of failing_rows.sql.</summary>
    private protected CheckObservation FailingRows(
        ShopSession session,
        string rule,
        string column,
        object? parameters = null
    )
    {
        Script("failing_rows.sql", "row key").Execute(session);
        Script("failing_rows.sql", "rows").Execute(session);
        return Script("failing_rows.sql", rule)
            .QuerySingle<CheckObservation>(
                session,
                QueryParameters.Of(
                    parameters,
                    new
                    {
                        relation = SqlQuoting.Relation(Relation),
                        column,
                        key = QueryParameters.List(RowKey),
                    }
                )
            );
    }

    /// <summary>Counts the rows of a query, each a failure named by its column sample_key.</summary>
    private protected static CheckObservation FailuresOf(ShopSession session, string query) =>
        Script("sql.sql").QuerySingle<CheckObservation>(session, new { query });

    private protected static SqlScript Script(string fileName) => SqlScript.Load(typeof(DataCheck), fileName);

    private protected static SqlScript Script(string fileName, string section) =>
        SqlScript.Load(typeof(DataCheck), fileName, section);
}
