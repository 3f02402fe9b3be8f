using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcommerceNotebooks.Ingest.Lake;

/// <summary>The versions of a lake as JSON files <c>manifests/000001.json</c> and so on; the highest number is the current state.</summary>
internal sealed class LakeManifests(string folder)
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    internal LakeVersion Current()
    {
        int[] numbers = Numbers();
        return numbers.Length == 0 ? LakeVersion.Empty : Read(numbers[^1]);
    }

    internal LakeVersion[] All() => [.. Numbers().Select(Read)];

    internal LakeVersion Read(int version)
    {
        string path = PathOf(version);
        if (version == 0)
        {
            return LakeVersion.Empty;
        }

        if (!File.Exists(path))
        {
            throw new ArgumentOutOfRangeException(
                nameof(version),
                version,
                $"The lake has no version {version}; its versions are 0 (empty){string.Concat(Numbers().Select(each => $", {each}"))}."
            );
        }

        try
        {
            return JsonSerializer.Deserialize<LakeVersion>(File.ReadAllBytes(path), Format)
                ?? throw new IngestException($"The manifest {path} is empty.");
        }
        catch (JsonException error)
        {
            throw new IngestException($"The manifest {path} is damaged: {error.Message}", error);
        }
    }

    /// <summary>Makes a version visible: all of it or, when the process ends before the rename, nothing of it.</summary>
    internal void Commit(LakeVersion version)
    {
        Directory.CreateDirectory(folder);
        string final = PathOf(version.Version);
        string temporary = final + ".tmp";
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            JsonSerializer.Serialize(file, version, Format);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, final, overwrite: false);
        FolderSync.Flush(folder);
    }

    /// <summary>Removes what a killed commit left behind.</summary>
    internal void Clean()
    {
        if (Directory.Exists(folder))
        {
            foreach (string leftover in Directory.GetFiles(folder, "*.tmp"))
            {
                File.Delete(leftover);
            }
        }
    }

    private int[] Numbers() =>
        Directory.Exists(folder)
            ?
            [
                .. Directory
                    .GetFiles(folder, "*.json")
                    .Select(path => Path.GetFileNameWithoutExtension(path))
                    .Where(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                    .Select(name => int.Parse(name, NumberStyles.None, CultureInfo.InvariantCulture))
                    .Order(),
            ]
            : [];

    private string PathOf(int version) =>
        Path.Combine(folder, version.ToString("D6", CultureInfo.InvariantCulture) + ".json");
}
