using System.Runtime.InteropServices;
using System.Text;

namespace EcommerceNotebooks.Learning.Boosting;

/// <summary>A model in LightGBM's memory. Free it before the datasets it was made of.</summary>
internal sealed unsafe class NativeBooster : SafeHandle
{
    private const int EvaluationDigits = 12;

    /// <summary>For the marshaller.</summary>
    public NativeBooster()
        : base(0, ownsHandle: true) { }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>A model without trees, to be trained on a dataset that outlives it.</summary>
    internal static NativeBooster Create(NativeDataset training, string parameters)
    {
        NativeCalls.Check(NativeCalls.BoosterCreate(training, parameters, out var booster));
        return booster;
    }

    /// <summary>Watches a dataset that outlives the model.</summary>
    internal void AddValidation(NativeDataset validation) =>
        NativeCalls.Check(NativeCalls.BoosterAddValidData(this, validation));

    /// <summary>Adds a tree; false when no split is left that the options allow.</summary>
    internal bool Update()
    {
        NativeCalls.Check(NativeCalls.BoosterUpdateOneIter(this, out int isFinished));
        return isFinished == 0;
    }

    /// <summary>How many rounds there are.</summary>
    internal int Rounds()
    {
        NativeCalls.Check(NativeCalls.BoosterGetCurrentIteration(this, out int rounds));
        return rounds;
    }

    /// <summary>ROC-AUC and log loss of the watched dataset, in the order of the parameter <c>metric</c>. Rounded: how many threads add them up shows in the last digits.</summary>
    internal (double RocAuc, double LogLoss) Evaluate()
    {
        double* figures = stackalloc double[2];
        NativeCalls.Check(NativeCalls.BoosterGetEval(this, 1, out _, figures));
        return (Math.Round(figures[0], EvaluationDigits), Math.Round(figures[1], EvaluationDigits));
    }

    /// <summary>The text model of the first rounds.</summary>
    internal string Text(int rounds)
    {
        byte[] text = new byte[1 << 20];
        while (true)
        {
            long length;
            fixed (byte* start = text)
            {
                NativeCalls.Check(
                    NativeCalls.BoosterSaveModelToString(this, 0, rounds, 0, text.Length, out length, start)
                );
            }

            if (length <= text.Length)
            {
                return Encoding.UTF8.GetString(text, 0, (int)length - 1);
            }

            text = new byte[length];
        }
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle() => NativeCalls.BoosterFree(handle) == 0;
}
