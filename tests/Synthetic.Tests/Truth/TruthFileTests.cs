using System.Text.Json;
using EcommerceNotebooks.Synthetic;
using EcommerceNotebooks.Synthetic.Files;
using EcommerceNotebooks.Synthetic.Truth;

namespace Tests.Synthetic.Truth;

public sealed class TruthFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("truth-").FullName;
    private readonly EventGenerator generator = new(new SyntheticOptions { Scale = 0.002, Seed = 4 });

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Write_Month_StatesParametersAndCounts()
    {
        var written = EventFiles.WriteParquet(generator, "2019-Oct", folder);

        using var json = JsonDocument.Parse(File.ReadAllText(TruthFile.Write(generator, written.Truth, folder)));

        var root = json.RootElement;
        Assert.Equal(0.002, root.GetProperty("scale").GetDouble());
        Assert.Equal(84_898, root.GetProperty("counts").GetProperty("events").GetInt64());
        Assert.Equal(-1.5, root.GetProperty("priceSensitivity").GetProperty("elasticity").GetDouble());
        Assert.Equal(9, root.GetProperty("intent").GetProperty("intentDeciles").GetArrayLength());
        Assert.Equal(24, root.GetProperty("complements").GetProperty("pairs").GetArrayLength());
        Assert.InRange(root.GetProperty("complements").GetProperty("taken").GetInt64(), 1, 100);
    }

    [Fact]
    public void WriteUsers_Month_HasOneLineForEachOfItsUsers()
    {
        var lines = File.ReadAllLines(UserTruthFile.Write(generator, "2019-Nov", folder));
        var users = generator.Events("2019-Nov").Select(row => row.UserId).ToHashSet();

        Assert.Equal(users.Count + 1, lines.Length);
        Assert.Equal(users, lines.Skip(1).Select(line => int.Parse(line.Split(',')[0], null)).ToHashSet());
    }
}
