namespace EcommerceNotebooks.Warehouse;

/// <summary>
/// One step of the pipeline. Its relations are built under working names, while the step's own scripts already read them under their real ones; only when all contracts and reconciliations hold
/// do they take the places of the last complete load, all in one transaction. So whatever goes wrong leaves the last complete load, and every statement is committed when the next one reads
/// what it wrote: rows that are not committed yet are read by one thread alone.
/// </summary>
internal sealed class WarehouseLoad
{
    /// <summary>What the selects of several tables share, as temporary macros.</summary>
    internal static readonly SqlScript TableMacros = SqlScript.Load(typeof(WarehouseLoad), "table_macros.sql");

    private const string WorkingSuffix = "_being_built";

    private readonly List<string> relations = [];
    private readonly List<WarehouseStep> steps = [];
    private readonly List<string> temporary = [];

    private WarehouseLoad(ShopSession session)
    {
        Session = session;
    }

    /// <summary>The session in which the step runs.</summary>
    internal ShopSession Session { get; }

    /// <summary>Builds a step's relations, then their marts where there are any, and puts them in place when all contracts and reconciliations hold.</summary>
    /// <exception cref="InvalidOperationException">The session is in a transaction, or another load of this warehouse is running.</exception>
    /// <exception cref="DataContractException">A contract or reconciliation does not hold; nothing was changed.</exception>
    /// <exception cref="SqlScriptException">DuckDB refused a script; nothing was changed.</exception>
    internal static IReadOnlyList<Reconciliation> Run(
        ShopSession session,
        WarehouseStep step,
        IReadOnlyCollection<string> relations,
        Action<WarehouseLoad> build,
        SqlScript reconciliation,
        Action<WarehouseLoad>? marts = null
    ) =>
        Run(
            session,
            load =>
            {
                build(load);
                load.Record(step);
                var reconciliations = reconciliation.Query<Reconciliation>(session);
                ContractVerifier.Verify(session, relations, reconciliations);
                marts?.Invoke(load);
                return reconciliations;
            }
        );

    /// <summary>Builds relations and puts all of them in place once <paramref name="build"/> has come to its end.</summary>
    /// <exception cref="InvalidOperationException">The session is in a transaction, or another load of this warehouse is running.</exception>
    /// <exception cref="SqlScriptException">DuckDB refused a script; nothing was changed.</exception>
    internal static T Run<T>(ShopSession session, Func<WarehouseLoad, T> build)
    {
        RefuseOpenTransaction(session);
        using var writing = session.BeginLoad();
        using var order = new InsertionOrder(session);
        TableMacros.Execute(session);
        var load = new WarehouseLoad(session);
        T result;
        try
        {
            result = build(load);
            load.TakePlaces();
        }
        catch (Exception failure)
        {
            load.CleanUpAfter(failure);
            throw;
        }

        load.CleanUp();
        return result;
    }

    /// <summary>Makes a table of the rows of the select beside <paramref name="owner"/> that has the table's name; from here on the step reads the new one.</summary>
    internal void Create(Type owner, string relation, object? parameters = null)
    {
        Select(owner, relation)
            .Prefixed($"create or replace table {Working(relation)} as")
            .Execute(Session, parameters);
        Execute($"create or replace temp view {Name(relation)} as select * from {Working(relation)}");
        if (!relations.Contains(relation))
        {
            relations.Add(relation);
        }
    }

    /// <summary>The same range of days by range, so that what is sorted and counted at once fits into memory; the select's parameters first_day and last_day are the ends of a range.</summary>
    internal void Create(Type owner, string relation, IReadOnlyList<DayRange> ranges, object? parameters = null)
    {
        foreach (var range in ranges)
        {
            var ends = QueryParameters.Of(parameters, new { first_day = range.FirstDay, last_day = range.LastDay });
            if (range == ranges[0])
            {
                Create(owner, relation, ends);
            }
            else
            {
                Select(owner, relation).Prefixed($"insert into {Working(relation)}").Execute(Session, ends);
            }
        }
    }

    /// <summary>Makes a temporary table of the rows of the select of its name, for this step alone.</summary>
    internal void CreateTemporary(Type owner, string relation, object? parameters = null)
    {
        temporary.Add(relation);
        Select(owner, relation)
            .Prefixed($"create or replace temp table {Name(relation)} as")
            .Execute(Session, parameters);
    }

    /// <summary>Keeps what a relation is built from and how, once it is in place.</summary>
    internal void Record(WarehouseStep step) => steps.Add(step);

    private static string Name(string relation) => SqlQuoting.Identifier(relation);

    private static string Working(string relation) => SqlQuoting.Identifier(relation + WorkingSuffix);

    private static SqlScript Select(Type owner, string relation) => SqlScript.Load(owner, $"{relation}.sql");

    private void Execute(string statement) => SqlScript.Statement(statement).Execute(Session.Uncancelled());

    private static void RefuseOpenTransaction(ShopSession session)
    {
        try
        {
            session.Connection.BeginTransaction().Rollback();
        }
        catch (InvalidOperationException error)
        {
            throw new InvalidOperationException(
                "A step of the pipeline has transactions of its own: end the session's transaction first.",
                error
            );
        }
    }

    private void TakePlaces()
    {
        var session = Session.Uncancelled();
        using var transaction = session.Connection.BeginTransaction();
        foreach (var relation in relations)
        {
            Execute($"drop view if exists temp.{Name(relation)}");
            Execute($"drop table if exists {Name(relation)}");
            Execute($"alter table {Working(relation)} rename to {Name(relation)}");
        }

        foreach (var step in steps)
        {
            Lineage.Record(session, step);
        }

        transaction.Commit();
    }

    private void CleanUpAfter(Exception failure)
    {
        try
        {
            foreach (var relation in relations)
            {
                Execute($"drop view if exists temp.{Name(relation)}");
                Execute($"drop table if exists {Working(relation)}");
            }

            CleanUp();
        }
        catch (SqlScriptException afterwards)
        {
            throw new AggregateException(failure, afterwards);
        }
    }

    private void CleanUp() => temporary.ForEach(relation => Execute($"drop table if exists temp.{Name(relation)}"));
}
