using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Filters;

/// <summary>Tells a name that the warehouse does not have from one without events in a range: a misspelt brand is an error, not an empty answer.</summary>
internal static class KnownNames
{
    private const int Shown = 10;

    /// <summary>Checks a filter's category, brand and segment.</summary>
    /// <exception cref="ArgumentException">One is unknown; the message lists the names most like it.</exception>
    internal static void Require(ShopSession session, EventFilter filter)
    {
        Require(session, "category", Script("known_categories.sql"), filter.Category);
        Require(session, "brand", Script("known_brands.sql"), filter.Brand);
        Require(session, "segment", Script("known_segments.sql"), filter.Segment);
    }

    /// <summary>Checks one name against a query with the column <c>name</c>; null is no name to check.</summary>
    /// <exception cref="ArgumentException">It is unknown; the message lists the names most like it.</exception>
    internal static void Require(ShopSession session, string kind, SqlScript names, string? value)
    {
        if (value is null)
        {
            return;
        }

        var nearest = Script("nearest_names.sql")
            .WithSql("names", names.Text)
            .Query<(string Name, long Count)>(session, new { value, shown = Shown });
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

    private static SqlScript Script(string name) => SqlScript.Load(typeof(KnownNames), name);
}
