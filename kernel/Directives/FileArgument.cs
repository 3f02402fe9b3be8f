namespace CSharpKernel.Directives;

/// <summary>Reads what a directive is given: a name in double quotes, or (where allowed) a bare one; a comment may follow.</summary>
internal static class FileArgument
{
    /// <summary>The name in double quotes, or null when it is not written so.</summary>
    public static string? Quoted(string arguments)
    {
        if (!arguments.StartsWith('"') || arguments.IndexOf('"', 1) is not (> 1 and var end))
        {
            return null;
        }

        var rest = arguments.AsSpan(end + 1).Trim();
        return rest.IsEmpty || rest.StartsWith("//") ? arguments[1..end].Trim() : null;
    }

    /// <summary>The name in double quotes or all that is there; null when there is nothing.</summary>
    public static string? QuotedOrBare(string arguments) =>
        Quoted(arguments) ?? (arguments.Length == 0 || arguments.StartsWith('"') ? null : arguments);

    /// <summary>The places where a file may lie: beside the file that names it, then in the session's folder; one place when its path is absolute.</summary>
    public static IReadOnlyList<string> Places(string name, CodeSource source, string baseDirectory)
    {
        string?[] folders = [Path.GetDirectoryName(source.File), baseDirectory];
        return
        [
            .. folders
                .OfType<string>()
                .Select(folder => Path.GetFullPath(Path.Combine(folder, name)))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>The file's full path.</summary>
    public static string Find(string name, DirectiveCall call) =>
        Places(name, call.Source, call.Session.BaseDirectory).FirstOrDefault(File.Exists)
        ?? throw call.Error(NotFound(name, call));

    /// <summary>The text of a file.</summary>
    public static string Read(string path, DirectiveCall call)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw call.Error($"'{Path.GetFileName(path)}' cannot be read: {exception.Message}");
        }
    }

    /// <summary>A file as people know it: its path below the session's folder.</summary>
    public static string DisplayName(string path, string baseDirectory)
    {
        var relative = Path.GetRelativePath(baseDirectory, path);
        return Path.IsPathRooted(relative) ? Path.GetFileName(path) : relative.Replace('\\', '/');
    }

    private static string NotFound(string name, DirectiveCall call) =>
        Path.IsPathRooted(name) ? $"'{name}' does not exist."
        : call.Source.File is null ? $"'{name}' does not exist below the notebook's folder."
        : $"'{name}' exists neither beside {FileName(call)} nor below the notebook's folder.";

    private static string FileName(DirectiveCall call) => Path.GetFileName(call.Source.File!);
}
