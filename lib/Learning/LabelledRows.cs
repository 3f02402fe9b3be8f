using Microsoft.ML;
using Microsoft.ML.Data;

namespace EcommerceNotebooks.Learning;

/// <summary>Rows as ML.NET reads them, made one at a time.</summary>
internal static class LabelledRows
{
    /// <summary>The column of labels, as ML.NET's trainers call it.</summary>
    internal const string Label = "Label";

    /// <summary>The column of features, as ML.NET's trainers call it.</summary>
    internal const string Features = "Features";

    /// <summary>Writes the features of a row.</summary>
    internal delegate void RowWriter(int row, float[] target);

    /// <summary>A view of rows that are written again each time they are read.</summary>
    /// <exception cref="ArgumentException">There is no column: ML.NET has no vectors without slots.</exception>
    internal static IDataView View(string[] names, int rows, byte[] labels, RowWriter write)
    {
        if (names.Length == 0)
        {
            throw new ArgumentException("There are no columns.", nameof(names));
        }

        var schema = SchemaDefinition.Create(typeof(Row));
        schema[Features].ColumnType = new VectorDataViewType(NumberDataViewType.Single, names.Length);
        var slots = new VBuffer<ReadOnlyMemory<char>>(names.Length, Array.ConvertAll(names, name => name.AsMemory()));
        schema[Features]
            .AddAnnotation("SlotNames", slots, new VectorDataViewType(TextDataViewType.Instance, names.Length));
        return new MLContext(0).Data.LoadFromEnumerable(Enumerate(), schema);

        IEnumerable<Row> Enumerate()
        {
            // ML.NET copies a row before it asks for the next one.
            var each = new Row { Features = new float[names.Length] };
            for (int row = 0; row < rows; row++)
            {
                each.Label = labels.Length > 0 && labels[row] == 1;
                write(row, each.Features);
                yield return each;
            }
        }
    }

    private sealed class Row
    {
        public bool Label { get; set; }

        public float[] Features { get; set; } = [];
    }
}
