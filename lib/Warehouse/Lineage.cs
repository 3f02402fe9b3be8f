using DuckDB.NET.Data;

namespace EcommerceNotebooks.Warehouse;

/// <summary>What a relation was built from and how, kept as its comment from the moment it takes its place: "version 2 of LAKE > clean(Exact)".</summary>
internal static class Lineage
{
    private const string Separator = " > ";

    private static readonly SqlScript RelationComment = SqlScript.Load(typeof(Lineage), "relation_comment.sql");

    /// <summary>The relation's lineage; null when it does not exist or was not built by a step.</summary>
    internal static string? Of(ShopSession session, string relation) =>
        RelationComment.Query<string?>(session, new { relation }).SingleOrDefault();

    /// <summary>Whether a table was built from what its input is now.</summary>
    internal static bool IsCurrent(ShopSession session, string table, string input) =>
        Of(session, input) is { } source
        && Of(session, table)?.StartsWith(source + Separator, StringComparison.Ordinal) == true;

    /// <summary>Records that a step's table was just built from its input.</summary>
    internal static void Record(ShopSession session, WarehouseStep step)
    {
        var lineage = (Of(session, step.Input) ?? step.Input) + Separator + step.Description;
        SqlScript
            .Statement($"comment on table {SqlQuoting.Identifier(step.Table)} is {SqlQuoting.Literal(lineage)}")
            .Execute(session);
    }
}
