using DuckDB.NET.Data;
using EcommerceNotebooks.Optimizations.Measuring;
using EcommerceNotebooks.Optimizations.Profiling;
using EcommerceNotebooks.Optimizations.Techniques;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Optimizations.Laboratory;

/// <summary>One instance of the engine over the scratch database of a technique.</summary>
internal sealed class LabDatabase : IDisposable
{
    private const string FileCache = "enable_external_file_cache";

    private readonly ShopSession session;
    private readonly Technique technique;
    private readonly Dictionary<string, string> usual;
    private TechniqueSide? current;

    private LabDatabase(ShopSession session, Technique technique)
    {
        this.session = session;
        this.technique = technique;
        usual = technique.SettingNames.ToDictionary(name => name, Setting, StringComparer.Ordinal);
    }

    /// <summary>Opens the database of a technique, making it and all the technique prepares where it is missing.</summary>
    internal static LabDatabase Open(LabSetup setup, Technique technique, CancellationToken cancellationToken)
    {
        if (!File.Exists(setup.DatabasePath))
        {
            Create(setup, technique, cancellationToken);
        }

        var connection = setup.Connect(setup.DatabasePath);
        var opened = false;
        try
        {
            var session = ShopSession.Over(connection, cancellationToken);
            SetVariables(session, setup.Variables);
            var database = new LabDatabase(session, technique);
            opened = true;
            return database;
        }
        finally
        {
            if (!opened)
            {
                connection.Dispose();
            }
        }
    }

    /// <summary>The side's query.</summary>
    internal static string SqlOf(TechniqueSide side) => side.Script.Text.Trim('\n');

    /// <summary>The side for the rounds.</summary>
    internal TimedSide Timed(TechniqueSide side) => new(() => Use(side), () => Run(side));

    /// <summary>Runs the side once and profiles it; the instance must be fresh for its peaks to be the query's.</summary>
    internal QueryProfile Profile(TechniqueSide side)
    {
        Use(side);
        if (!technique.SettingNames.Contains(FileCache))
        {
            // Otherwise files that the instance keeps in memory would count as memory of the query, and not as bytes read.
            Set(FileCache, "false");
        }

        return QueryProfiler.Run(session, () => Run(side), SqlOf(side));
    }

    /// <summary>Bytes of the blocks a table lies in.</summary>
    internal long BytesOfTable(string table) => Part("table_bytes").QuerySingle<long>(session, new { table });

    /// <summary>Applies the side's settings; those that only the other side has go back to what they were.</summary>
    internal void Use(TechniqueSide side)
    {
        if (current != side)
        {
            foreach (var name in technique.SettingNames)
            {
                Set(name, side.Settings.GetValueOrDefault(name, usual[name]));
            }

            current = side;
        }
    }

    /// <summary>Runs a side's query and reads all it gives.</summary>
    internal Answer Run(TechniqueSide side) => side.Script.Read(session, Answer.Read);

    public void Dispose() => session.Connection.Dispose();

    // In an instance of its own, so that settings of the preparation end with it.
    private static void Create(LabSetup setup, Technique technique, CancellationToken cancellationToken)
    {
        using var connection = setup.Connect(setup.DatabasePath);
        var session = ShopSession.Over(connection, cancellationToken);
        SetVariables(session, setup.Variables);
        setup.MakeLog(session);
        Part("slice").Execute(session);
        technique.Prepare?.Execute(session);
        new SqlScript("Optimizations/Laboratory/checkpoint", "checkpoint").Execute(session);
    }

    private static void SetVariables(ShopSession session, LabVariables variables) =>
        Part("variables")
            .Execute(
                session,
                new
                {
                    folder = variables.Folder,
                    window_from = variables.WindowFrom,
                    window_to = variables.WindowTo,
                    row_group_size = variables.RowGroupSize,
                    copies = variables.Copies,
                }
            );

    /// <summary>A part of the file of what is asked of an instance.</summary>
    internal static SqlScript Part(string name) =>
        SqlScript.Load(typeof(LabDatabase), "lab_database.sql").Section(name)!;

    private string Setting(string name) => Part("setting").QuerySingle<string>(session, new { name });

    // The name of a setting is no parameter.
    private void Set(string name, string value) =>
        new SqlScript(
            "Optimizations/Laboratory/setting",
            $"set {SqlQuoting.Identifier(name)} = {SqlQuoting.Literal(value)}"
        ).Execute(session);
}
