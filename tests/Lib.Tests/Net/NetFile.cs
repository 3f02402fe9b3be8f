using System.Security.Cryptography;
using System.Text;

namespace Tests.Net;

/// <summary>A file of the net: sections, each a line with its name in brackets, a header and rows; a table is one section without a name.</summary>
internal sealed class NetFile(string path) : IDisposable
{
    private readonly StreamWriter writer = new(path, append: false, new UTF8Encoding(false), 1 << 16)
    {
        NewLine = "\n",
    };

    /// <summary>Lines written beside names and headers.</summary>
    internal long Rows { get; private set; }

    internal void Begin(string? section, IEnumerable<string> columns)
    {
        if (section is not null)
        {
            writer.WriteLine($"[{section}]");
        }

        writer.WriteLine(string.Join(',', columns.Select(NetText.Field)));
    }

    internal void Row(params IEnumerable<string?> fields) => Line(string.Join(',', fields.Select(NetText.Field)));

    internal void Line(string line)
    {
        writer.WriteLine(line);
        Rows++;
    }

    public void Dispose() => writer.Dispose();
}

/// <summary>What is known of a written file, in the words of hashes.csv.</summary>
internal sealed record NetHash(string DataSet, string Name, long Rows, string Sha256)
{
    internal static NetHash Of(string dataSet, string path, long rows)
    {
        using var stream = File.OpenRead(path);
        return new NetHash(dataSet, Path.GetFileName(path), rows, Convert.ToHexStringLower(SHA256.HashData(stream)));
    }
}
