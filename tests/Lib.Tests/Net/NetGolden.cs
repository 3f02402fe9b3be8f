using System.Globalization;
using Tests.Support;
using Tests.Worlds;

namespace Tests.Net;

/// <summary>The committed hashes, and the sample's files that are small enough to be read.</summary>
internal static class NetGolden
{
    internal const string HashesFile = "hashes.csv";

    private const string Header = "data_set,name,rows,sha256";

    /// <summary>Files of the sample up to this many bytes are committed whole, but for charts.</summary>
    private const int MostBytes = 60_000;

    private static string Folder => Path.Combine(Repository.Root, "tests", "Lib.Tests", "Net", "golden");

    internal static string SampleFolder => Path.Combine(Folder, NetData.Sample);

    internal static IReadOnlyList<NetHash> Hashes() =>
        [
            .. File.ReadLines(Path.Combine(Folder, HashesFile))
                .Skip(1)
                .Select(line => line.Split(','))
                .Select(fields => new NetHash(
                    fields[0],
                    fields[1],
                    long.Parse(fields[2], CultureInfo.InvariantCulture),
                    fields[3]
                )),
        ];

    internal static void SaveHashes(IEnumerable<NetHash> hashes, string path) =>
        File.WriteAllLines(
            path,
            [
                Header,
                .. hashes.Select(hash =>
                    string.Create(CultureInfo.InvariantCulture, $"{hash.DataSet},{hash.Name},{hash.Rows},{hash.Sha256}")
                ),
            ]
        );

    /// <summary>The files that differ, are missing or are new, by data set and name.</summary>
    internal static IReadOnlyList<string> Differences(IReadOnlyList<NetHash> expected, IReadOnlyList<NetHash> actual) =>
        [
            .. expected
                .Except(actual)
                .Select(hash => (hash.DataSet, hash.Name))
                .Union(actual.Except(expected).Select(hash => (hash.DataSet, hash.Name)))
                .Order()
                .Select(each => $"{each.DataSet}/{each.Name}"),
        ];

    /// <summary>Writes all data sets anew and takes their hashes and the sample's files for the committed ones.</summary>
    internal static void Store()
    {
        using var folder = new TemporaryFolder();
        var writer = new NetWriter(folder.Path);
        NetData.WriteAll(writer);
        if (Directory.Exists(SampleFolder))
        {
            Directory.Delete(SampleFolder, recursive: true);
        }

        Directory.CreateDirectory(SampleFolder);
        foreach (var file in new DirectoryInfo(Path.Combine(folder.Path, NetData.Sample)).EnumerateFiles())
        {
            if (file.Length <= MostBytes && !file.Name.EndsWith(NetWriter.ChartEnding, StringComparison.Ordinal))
            {
                file.CopyTo(Path.Combine(SampleFolder, file.Name));
            }
        }

        SaveHashes(writer.Hashes, Path.Combine(Folder, HashesFile));
    }
}
