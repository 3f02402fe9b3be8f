using System.Collections.Concurrent;

namespace CSharpKernel.Evaluation;

/// <summary>Remembers the text of every cell and script that was run, so that an error can show its line, and names files relative to the session's folder.</summary>
internal sealed class CellSources(string baseDirectory)
{
    private readonly ConcurrentDictionary<string, string[]> lines = new(StringComparer.Ordinal);

    public void Add(string fileName, string text) =>
        lines[DisplayName(fileName)] = text.ReplaceLineEndings("\n").Split('\n');

    /// <summary>The lines of a cell or loaded script, by the name or path the compiler knows it under; null for other files.</summary>
    public string[]? LinesOf(string fileName) => lines.GetValueOrDefault(DisplayName(fileName));

    /// <summary>How a file is named to people: a cell by its name, a script by its path below the session's folder, without machine paths.</summary>
    public string DisplayName(string fileName)
    {
        if (!Path.IsPathRooted(fileName))
        {
            return fileName;
        }

        var relative = Path.GetRelativePath(baseDirectory, fileName);
        return Path.IsPathRooted(relative) ? Path.GetFileName(fileName) : relative.Replace('\\', '/');
    }
}
