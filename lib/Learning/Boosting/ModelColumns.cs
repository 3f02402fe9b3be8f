namespace EcommerceNotebooks.Learning.Boosting;

/// <summary>Finds a model's features in a table.</summary>
internal static class ModelColumns
{
    /// <summary>Where each of the model's features lies in a table that has the same columns in any order.</summary>
    /// <exception cref="ArgumentException">A column is missing, too many, or of another kind or other categories; the message names them.</exception>
    internal static int[] PlacesIn(FeatureTable table, IReadOnlyList<FeatureColumn> model)
    {
        var places = table.Columns.Select((column, place) => (column, place)).ToDictionary(each => each.column.Name);
        var missing = model.Where(column => !places.ContainsKey(column.Name)).ToArray();
        var unknown = table.Columns.ExceptBy(model.Select(column => column.Name), column => column.Name).ToArray();
        if (missing.Length + unknown.Length > 0)
        {
            throw new ArgumentException(
                $"The table's columns are not the model's. Missing: {Names(missing)}. Unknown to the model: {Names(unknown)}. It asks for {Names(model)}.",
                nameof(table)
            );
        }

        return [.. model.Select(column => Place(column, places[column.Name]))];
    }

    /// <summary>The names of columns in a message.</summary>
    internal static string Names(IReadOnlyCollection<FeatureColumn> columns) =>
        columns.Count == 0 ? "none" : string.Join(", ", columns.Select(column => column.Name));

    private static int Place(FeatureColumn model, (FeatureColumn Column, int Place) found)
    {
        if (model.Kind != found.Column.Kind)
        {
            throw new ArgumentException(
                $"The column '{model.Name}' is a {found.Column.Kind} in the table and a {model.Kind} in the model."
            );
        }

        if (
            model.Categories is { } trained
            && found.Column.Categories is { } given
            && !trained.SequenceEqual(given.Take(trained.Count))
        )
        {
            throw new ArgumentException(
                $"The codes of the column '{model.Name}' mean other categories in the table than in the model."
            );
        }

        return found.Place;
    }
}
