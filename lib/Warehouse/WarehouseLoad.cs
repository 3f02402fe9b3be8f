namespace EcommerceNotebooks.Warehouse;

/// <summary>
/// One step of the pipeline. Its relations are built under working names, while the step's own scripts already read them under their real ones; only when all contracts and reconciliations hold
/// do they take the places of the last complete load, all in one transaction. So whatever goes wrong leaves the last complete load, and every statement is committed when the next one reads
/// what it wrote: rows that are not committed yet are read by one thread alone.
/// </summary>
internal sealed class WarehouseLoad
{
    private const string WorkingSuffix = "_being_built";

    private readonly List<string> relations = [];
    private readonly List<WarehouseStep> steps = [];
    private readonly List<SqlScript> cleanups = [];

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

    /// <summary>Makes a relation with the script that creates a table of this name; from here on the step reads the new one.</summary>
    internal void Create(SqlScript script, string relation, object? parameters = null)
    {
        script
            .Retargeted($"create or replace table {relation} as", $"create or replace table {Working(relation)} as")
            .Execute(Session, parameters);
        Script("show_working_table.sql")
            .WithIdentifiers("relation", relation)
            .WithIdentifiers("working", Working(relation))
            .Execute(Session);
        if (!relations.Contains(relation))
        {
            relations.Add(relation);
        }
    }

    /// <summary>Adds rows to a relation that the step has made, with the script that inserts into a table of this name.</summary>
    internal void Append(SqlScript script, string relation, object? parameters = null) =>
        script.Retargeted($"insert into {relation}", $"insert into {Working(relation)}").Execute(Session, parameters);

    /// <summary>Keeps what a relation is built from and how, once it is in place.</summary>
    internal void Record(WarehouseStep step) => steps.Add(step);

    /// <summary>Runs a script when the step ends, also when it fails.</summary>
    internal void Finally(SqlScript script) => cleanups.Add(script);

    private static string Working(string relation) => relation + WorkingSuffix;

    private static SqlScript Script(string fileName) => SqlScript.Load(typeof(WarehouseLoad), fileName);

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
            Script("take_place.sql")
                .WithIdentifiers("relation", relation)
                .WithIdentifiers("working", Working(relation))
                .Execute(session);
        }

        foreach (var step in steps)
        {
            Lineage.Record(session, step);
        }

        transaction.Commit();
    }

    private void CleanUpAfter(Exception failure)
    {
        var session = Session.Uncancelled();
        try
        {
            foreach (var relation in relations)
            {
                Script("discard_working_table.sql")
                    .WithIdentifiers("relation", relation)
                    .WithIdentifiers("working", Working(relation))
                    .Execute(session);
            }

            CleanUp();
        }
        catch (SqlScriptException afterwards)
        {
            throw new AggregateException(failure, afterwards);
        }
    }

    private void CleanUp() => cleanups.ForEach(script => script.Execute(Session.Uncancelled()));
}
