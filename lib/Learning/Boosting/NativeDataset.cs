using System.Runtime.InteropServices;
using System.Text;

namespace EcommerceNotebooks.Learning.Boosting;

/// <summary>Rows as LightGBM bins them.</summary>
internal sealed unsafe class NativeDataset : SafeHandle
{
    /// <summary>For the marshaller.</summary>
    public NativeDataset()
        : base(0, ownsHandle: true) { }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>Bins a table's rows, which are read where they lie and not needed afterwards.</summary>
    /// <param name="features">At least one row.</param>
    /// <param name="labels">One for each row.</param>
    /// <param name="parameters">LightGBM's.</param>
    /// <param name="reference">The dataset whose bins are taken over; null finds new ones.</param>
    internal static NativeDataset Create(
        FeatureTable features,
        ReadOnlySpan<byte> labels,
        string parameters,
        NativeDataset? reference
    )
    {
        NativeDataset dataset;
        fixed (double* values = features.Values.Values)
        {
            NativeCalls.Check(
                NativeCalls.DatasetCreateFromMat(
                    values,
                    NativeCalls.Float64,
                    features.Rows,
                    features.Columns.Count,
                    0,
                    parameters,
                    reference?.handle ?? 0,
                    out dataset
                )
            );
        }

        try
        {
            SetNames(dataset, features.Columns);
            var targets = new float[labels.Length];
            for (int row = 0; row < targets.Length; row++)
            {
                targets[row] = labels[row];
            }

            NativeCalls.Check(
                NativeCalls.DatasetSetField(dataset, "label", targets, targets.Length, NativeCalls.Float32)
            );
            return dataset;
        }
        catch
        {
            dataset.Dispose();
            throw;
        }
    }

    /// <summary>Says how many rows each query has, one query after the other.</summary>
    internal void SetQueries(int[] rows) =>
        NativeCalls.Check(NativeCalls.DatasetSetField(this, "group", rows, rows.Length, NativeCalls.Int32));

    private static void SetNames(NativeDataset dataset, IReadOnlyList<FeatureColumn> columns)
    {
        byte[] text = Encoding.UTF8.GetBytes(string.Concat(columns.Select(column => column.Name + '\0')));
        var names = new nint[columns.Count];
        fixed (byte* start = text)
        fixed (nint* first = names)
        {
            int next = 0;
            for (int column = 0; column < names.Length; column++)
            {
                names[column] = (nint)(start + next);
                next += text.AsSpan(next).IndexOf((byte)0) + 1;
            }

            NativeCalls.Check(NativeCalls.DatasetSetFeatureNames(dataset, (byte**)first, names.Length));
        }
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle() => NativeCalls.DatasetFree(handle) == 0;
}
