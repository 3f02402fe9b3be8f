using EcommerceNotebooks.Warehouse.Columns;

namespace EcommerceNotebooks.Learning.Explanation;

/// <summary>Asks a model about rows in which one feature is changed.</summary>
/// <param name="table">A copy of the rows, which belongs to this alone.</param>
/// <param name="predict">The model: a score for each row.</param>
internal sealed class ModelCall(FeatureTable table, Func<FeatureTable, double[]> predict)
{
    internal FeatureTable Table => table;

    internal double[] Predict()
    {
        var scores = predict(table) ?? throw new ArgumentException("The model gave no scores.", nameof(predict));
        return scores.Length == table.Rows
            ? scores
            : throw new ArgumentException(
                $"The model gave {scores.Length} scores for {table.Rows} rows.",
                nameof(predict)
            );
    }

    /// <summary>The scores with other values in a column, which gets its own back.</summary>
    internal double[] PredictWith(int column, ReadOnlySpan<double> values)
    {
        FeatureMatrix<double> matrix = table.Values;
        var place = matrix.Values.AsSpan(column * table.Rows, table.Rows);
        var own = place.ToArray();
        values.CopyTo(place);
        try
        {
            return Predict();
        }
        finally
        {
            own.CopyTo(place);
        }
    }
}
