using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace CSharpKernel.Notebooks;

/// <summary>Gives an id to every cell that lacks one, derived from its text and place, so that the same file always gets the same ids.</summary>
internal static partial class CellIds
{
    /// <summary>Keeps valid unique ids and derives the others.</summary>
    public static void Complete(IEnumerable<NotebookCell> cells)
    {
        HashSet<string> used = new(StringComparer.Ordinal);
        List<NotebookCell> lacking = [];
        foreach (var cell in cells)
        {
            if (!ValidId().IsMatch(cell.Id) || !used.Add(cell.Id))
            {
                lacking.Add(cell);
            }
        }

        foreach (var cell in lacking)
        {
            cell.Id = Derive(cell, used);
        }
    }

    private static string Derive(NotebookCell cell, HashSet<string> used)
    {
        for (var attempt = 0; ; attempt++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{attempt}\n{cell.Type}\n{cell.Source}");
            var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 4));
            if (used.Add(id))
            {
                return id;
            }
        }
    }

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,64}$")]
    private static partial Regex ValidId();
}
