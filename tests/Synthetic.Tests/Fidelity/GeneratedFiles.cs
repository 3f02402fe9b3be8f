using EcommerceNotebooks.Synthetic;
using EcommerceNotebooks.Synthetic.Fidelity;
using EcommerceNotebooks.Synthetic.Files;

namespace Tests.Synthetic.Fidelity;

/// <summary>Both published months at a hundredth of their size, written and measured once.</summary>
public sealed class GeneratedFiles : IDisposable
{
    internal const double Scale = 0.01;

    /// <summary>Writes and measures.</summary>
    public GeneratedFiles()
    {
        var generator = new EventGenerator(new SyntheticOptions { Scale = Scale, Threads = 2 });
        October = EventFiles.WriteParquet(generator, "2019-Oct", Folder).Truth;
        November = EventFiles.WriteParquet(generator, "2019-Nov", Folder).Truth;
        Report = FidelityOfFiles.Compare(Folder);
    }

    /// <summary>Where the files lie.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("generated-").FullName;

    /// <summary>What was counted in October.</summary>
    public PlantedTruth October { get; }

    /// <summary>What was counted in November.</summary>
    public PlantedTruth November { get; }

    /// <summary>The comparison.</summary>
    public FidelityReport Report { get; }

    /// <summary>Removes the files.</summary>
    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
