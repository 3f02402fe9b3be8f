using System.Globalization;
using System.Text.Json;
using EcommerceNotebooks;
using EcommerceNotebooks.Pipeline;
using EcommerceNotebooks.Synthetic;
using EcommerceNotebooks.Synthetic.Files;
using EcommerceNotebooks.Synthetic.Truth;

namespace Tests.Customers.Planted;

/// <summary>A shop over generated months, with the truth that the generator wrote beside them.</summary>
public abstract class PlantedShop : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("planted-").FullName;
    private readonly string truths;
    private readonly EventGenerator generator;

    private protected PlantedShop(double scale, IEnumerable<string> presets)
    {
        Scale = scale;
        generator = new EventGenerator(
            new SyntheticOptions
            {
                Scale = scale,
                Seed = 5,
                Threads = 2,
            }
        );
        var months = Directory.CreateDirectory(Path.Combine(folder, "months")).FullName;
        truths = Directory.CreateDirectory(Path.Combine(folder, "truths")).FullName;
        foreach (var preset in presets)
        {
            TruthFile.Write(generator, EventFiles.WriteParquet(generator, preset, months).Truth, truths);
        }

        Shop = Shop.InMemory();
        Shop.Pipeline.Prepare(months, PipelineStep.StarSchema);
    }

    /// <summary>The warehouse.</summary>
    public Shop Shop { get; }

    /// <summary>Its size relative to the published months.</summary>
    public double Scale { get; }

    /// <summary>A number of a month's truth.</summary>
    public double Truth(string preset, string part, string name)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(truths, preset + ".truth.json")));
        return json.RootElement.GetProperty(part).GetProperty(name).GetDouble();
    }

    /// <summary>The numbers of a list in a month's truth.</summary>
    public double[] TruthList(string preset, string part, string name)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(truths, preset + ".truth.json")));
        return
        [
            .. json.RootElement.GetProperty(part).GetProperty(name).EnumerateArray().Select(one => one.GetDouble()),
        ];
    }

    /// <summary>The latent traits of a month's users.</summary>
    public IReadOnlyList<PlantedUser> Users(string preset) =>
        [
            .. File.ReadLines(UserTruthFile.Write(generator, preset, truths))
                .Skip(1)
                .Select(line => line.Split(','))
                .Select(fields => new PlantedUser(
                    int.Parse(fields[0], CultureInfo.InvariantCulture),
                    fields[2] == "1",
                    double.Parse(fields[3], CultureInfo.InvariantCulture)
                )),
        ];

    /// <summary>Closes the shop and removes the files.</summary>
    public void Dispose()
    {
        Shop.Dispose();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}
