namespace EcommerceNotebooks.Learning.Boosting;

/// <summary>Refuses rows that LightGBM would refuse, or take for something else.</summary>
internal static class TrainingChecks
{
    // LightGBM writes names into texts in which these have a meaning.
    private const string Refused = "\",:[]{}";

    /// <summary>Refuses rows, labels and codes of categories from which no model can be made.</summary>
    /// <exception cref="ArgumentException">With what is wrong, and where.</exception>
    internal static void Check(FeatureTable features, ReadOnlySpan<byte> labels)
    {
        if (features.Columns.Count == 0)
        {
            throw new ArgumentException("There are no columns.", nameof(features));
        }

        Labels.CheckBothClasses(labels, features.Rows, nameof(labels));
        for (int column = 0; column < features.Columns.Count; column++)
        {
            if (features.Columns[column].Kind == FeatureKind.Category)
            {
                CheckCodes(features.Column(column), features.Columns[column]);
            }
        }
    }

    /// <summary>Refuses names that LightGBM refuses or changes.</summary>
    /// <exception cref="ArgumentException">A name holds a letter that its text models give a meaning.</exception>
    internal static void CheckNames(IReadOnlyList<FeatureColumn> columns)
    {
        foreach (string name in columns.Select(column => column.Name))
        {
            if (name.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter) || Refused.Contains(letter)))
            {
                throw new ArgumentException(
                    $"The name '{name}' holds white space or one of {string.Join(' ', Refused.AsEnumerable())}, which no text model can hold.",
                    nameof(columns)
                );
            }
        }
    }

    /// <summary>The same rows with the columns in the order of those trained on.</summary>
    internal static FeatureTable InOrderOf(FeatureTable table, IReadOnlyList<FeatureColumn> columns)
    {
        int[] places = ModelColumns.PlacesIn(table, columns);
        return places.Index().All(each => each.Index == each.Item)
            ? table
            : table.Select(columns.Select(column => column.Name));
    }

    private static void CheckCodes(ReadOnlySpan<double> values, FeatureColumn column)
    {
        int codes = column.Categories?.Count ?? int.MaxValue;
        for (int row = 0; row < values.Length; row++)
        {
            double value = values[row];
            if (!double.IsNaN(value) && !(value >= 0 && value < codes && value == Math.Floor(value)))
            {
                throw new ArgumentException(
                    $"The category '{column.Name}' of row {row} is {value:R}: codes are whole numbers from 0 to {codes - 1}, or NaN where it is unknown.",
                    nameof(values)
                );
            }
        }
    }
}
