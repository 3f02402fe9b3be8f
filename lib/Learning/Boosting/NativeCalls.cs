using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EcommerceNotebooks.Learning.Boosting;

/// <summary>The functions of LightGBM's C interface that training needs. Each returns 0 unless it failed.</summary>
internal static unsafe partial class NativeCalls
{
    internal const int Float32 = 0;
    internal const int Float64 = 1;
    internal const int Int32 = 2;

    private const string Library = "lib_lightgbm";

    /// <summary>Throws when a call failed, with the function's name and what LightGBM says.</summary>
    internal static void Check(int result, [CallerArgumentExpression(nameof(result))] string call = "")
    {
        if (result != 0)
        {
            string name = call.Split('(')[0].Replace(nameof(NativeCalls) + ".", "", StringComparison.Ordinal);
            throw new LearningException($"LightGBM's LGBM_{name} failed: {LastError()}");
        }
    }

    internal static string LastError() => Marshal.PtrToStringUTF8(GetLastError()) ?? "";

    [LibraryImport(Library, EntryPoint = "LGBM_RegisterLogCallback")]
    internal static partial int RegisterLogCallback(delegate* unmanaged[Cdecl]<byte*, void> callback);

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetCreateFromMat", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int DatasetCreateFromMat(
        double* data,
        int dataType,
        int rows,
        int columns,
        int isRowMajor,
        string parameters,
        nint reference,
        out NativeDataset dataset
    );

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetSetFeatureNames")]
    internal static partial int DatasetSetFeatureNames(NativeDataset dataset, byte** names, int count);

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetSetField", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int DatasetSetField(
        NativeDataset dataset,
        string field,
        float[] values,
        int count,
        int dataType
    );

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetSetField", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int DatasetSetField(
        NativeDataset dataset,
        string field,
        int[] values,
        int count,
        int dataType
    );

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetFree")]
    internal static partial int DatasetFree(nint dataset);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterCreate", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int BoosterCreate(NativeDataset training, string parameters, out NativeBooster booster);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterAddValidData")]
    internal static partial int BoosterAddValidData(NativeBooster booster, NativeDataset validation);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterUpdateOneIter")]
    internal static partial int BoosterUpdateOneIter(NativeBooster booster, out int isFinished);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterGetCurrentIteration")]
    internal static partial int BoosterGetCurrentIteration(NativeBooster booster, out int rounds);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterGetEval")]
    internal static partial int BoosterGetEval(NativeBooster booster, int dataset, out int count, double* figures);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterSaveModelToString")]
    internal static partial int BoosterSaveModelToString(
        NativeBooster booster,
        int firstRound,
        int rounds,
        int importance,
        long capacity,
        out long length,
        byte* text
    );

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterFree")]
    internal static partial int BoosterFree(nint booster);

    [LibraryImport(Library, EntryPoint = "LGBM_GetLastError")]
    private static partial nint GetLastError();
}
