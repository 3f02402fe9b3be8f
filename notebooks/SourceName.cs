using System.Security.Cryptography;
using System.Text;

namespace Notebooks;

/// <summary>Names a source's warehouse and folder of pages: readable, and different for different paths.</summary>
internal static class SourceName
{
    private const int HashCharacters = 8;

    /// <summary>The file or folder name without its endings, and a short hash of the full path.</summary>
    public static string Of(string fullPath)
    {
        var path = Path.TrimEndingDirectorySeparator(fullPath);
        var last = Path.GetFileName(path);
        var stem = last.Split('.')[0];
        var letters = string.Concat(
            stem.Select(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' ? letter : '_')
        );
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..HashCharacters];
        return letters.Length == 0 ? hash : $"{letters}-{hash}";
    }
}
