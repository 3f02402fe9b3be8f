using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Warehouse;

namespace Tests.Support;

/// <summary>A relation's rows as one text per row, in a fixed order, so that two loads can be compared row by row.</summary>
internal static class Fingerprint
{
    /// <summary>Hashes of all rows, sorted; columns named in <paramref name="without"/> are left out.</summary>
    internal static IReadOnlyList<ulong> Of(Shop shop, string relation, params string[] without)
    {
        var exclude = without.Length == 0 ? "" : $"exclude ({SqlQuoting.Identifiers(without)})";
        return
        [
            .. shop
                .Connection.Query<ulong>(
                    $"select hash(r) from (select * {exclude} from {SqlQuoting.Identifier(relation)}) as r"
                )
                .Order(),
        ];
    }
}
