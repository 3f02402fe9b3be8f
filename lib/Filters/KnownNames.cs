using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Filters;

/// <summary>Tells a name that the warehouse does not have from one without events in a range: a misspelt brand is an error, not an empty answer.</summary>
internal static class KnownNames
{
    private const int Shown = 10;
    private static readonly string LookupText = Names("nearest").Statements().Single().Text;

    /// <summary>Whether a statement only looks a name up.</summary>
    internal static bool IsLookup(string statement) => statement == LookupText;

    /// <summary>Checks a filter's category, brand and segment.</summary>
    /// <exception cref="ArgumentException">One is unknown; the message lists the names most like it.</exception>
    internal static void Require(ShopSession session, EventFilter filter)
    {
        Require(session, "category", Names("category"), filter.Category);
        Require(session, "brand", Names("brand"), filter.Brand);
        Require(session, "segment", Names("segment"), filter.Segment);
    }

    /// <summary>Checks one name against a query with the column <c>name</c>; null is no name to check.</summary>
    /// <exception cref="ArgumentException">It is unknown; the message lists the names most like it.</exception>
    internal static void Require(ShopSession session, string kind, SqlScript names, string? value)
    {
        if (value is null)
        {
            return;
        }

        var nearest = Names("nearest")
            .Query<(string Name, long Count)>(
                session,
                new
                {
                    names = names.Text,
                    value,
                    shown = Shown,
                }
            );
        if (nearest.Any(each => each.Name == value))
        {
            return;
        }

        throw new ArgumentException(
            nearest.Count == 0
                ? $"There is no {kind} \"{value}\": no event has any."
                : $"There is no {kind} \"{value}\"; {(nearest.Count == nearest[0].Count ? $"there are {nearest.Count}" : $"the nearest of {nearest[0].Count} are")}: {string.Join(", ", nearest.Select(each => each.Name))}."
        );
    }

    /// <summary>The query of all names of a kind: category, brand or segment.</summary>
    internal static SqlScript Names(string kind) => SqlScript.Load(typeof(KnownNames), "known_names.sql", kind);
}
