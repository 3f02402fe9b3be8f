using System.Runtime.InteropServices;

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
            string[] names = [.. features.Columns.Select(column => column.Name)];
            NativeCalls.Check(NativeCalls.DatasetSetFeatureNames(dataset, names, names.Length));
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

    /// <inheritdoc/>
    protected override bool ReleaseHandle() => NativeCalls.DatasetFree(handle) == 0;
}
