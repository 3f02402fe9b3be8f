using System.Runtime.InteropServices;
using EcommerceNotebooks.Learning;
using EcommerceNotebooks.Learning.Boosting;

namespace Tests.Learning.Boosting;

/// <summary>What LightGBM itself answers for a text model.</summary>
internal sealed unsafe partial class LightGbmOracle : IDisposable
{
    private readonly NativeBooster booster;

    internal LightGbmOracle(string text)
    {
        NativeCalls.Check(BoosterLoadModelFromString(text, out _, out booster));
    }

    /// <summary>Probabilities.</summary>
    internal double[] Normal(FeatureTable features) => Predict(features, 0, 1);

    /// <summary>Sums of leaf values.</summary>
    internal double[] Raw(FeatureTable features) => Predict(features, 1, 1);

    /// <summary>The leaf of each tree, row after row.</summary>
    internal double[] Leaves(FeatureTable features, int trees) => Predict(features, 2, trees);

    /// <summary>Contributions of each feature and the mean, row after row.</summary>
    internal double[] Contributions(FeatureTable features) => Predict(features, 3, features.Columns.Count + 1);

    public void Dispose() => booster.Dispose();

    private double[] Predict(FeatureTable features, int kind, int width)
    {
        var answers = new double[features.Rows * width];
        fixed (double* values = features.Values.Values)
        fixed (double* target = answers)
        {
            NativeCalls.Check(
                BoosterPredictForMat(
                    booster,
                    values,
                    NativeCalls.Float64,
                    features.Rows,
                    features.Columns.Count,
                    0,
                    kind,
                    0,
                    -1,
                    "num_threads=1",
                    out long length,
                    target
                )
            );
            Assert.Equal(answers.Length, length);
            return answers;
        }
    }

    [LibraryImport(
        "lib_lightgbm",
        EntryPoint = "LGBM_BoosterLoadModelFromString",
        StringMarshalling = StringMarshalling.Utf8
    )]
    private static partial int BoosterLoadModelFromString(string text, out int rounds, out NativeBooster booster);

    [LibraryImport(
        "lib_lightgbm",
        EntryPoint = "LGBM_BoosterPredictForMat",
        StringMarshalling = StringMarshalling.Utf8
    )]
    private static partial int BoosterPredictForMat(
        NativeBooster booster,
        double* data,
        int dataType,
        int rows,
        int columns,
        int isRowMajor,
        int kind,
        int firstRound,
        int rounds,
        string parameters,
        out long length,
        double* answers
    );
}
