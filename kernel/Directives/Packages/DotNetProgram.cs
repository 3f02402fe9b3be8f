namespace CSharpKernel.Directives.Packages;

/// <summary>Finds the <c>dotnet</c> program of an SDK: the one that runs this process, those that the environment names, the running runtime's, then the PATH.</summary>
internal static class DotNetProgram
{
    private static string FileName => OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

    /// <summary>The program's full path, or null when none of the places has one with an SDK beside it.</summary>
    public static string? Find() => Candidates().FirstOrDefault(HasSdk);

    private static IEnumerable<string> Candidates()
    {
        if (Path.GetFileName(Environment.ProcessPath) == FileName)
        {
            yield return Environment.ProcessPath!;
        }

        if (Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host)
        {
            yield return host;
        }

        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root)
        {
            yield return Path.Combine(root, FileName);
        }

        // <root>/shared/Microsoft.NETCore.App/<version>/System.Private.CoreLib.dll
        if (Path.GetDirectoryName(typeof(object).Assembly.Location) is { Length: > 0 } runtime)
        {
            yield return Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", FileName));
        }

        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        {
            if (folder.Length > 0)
            {
                yield return Path.Combine(folder, FileName);
            }
        }
    }

    private static bool HasSdk(string program)
    {
        if (!File.Exists(program))
        {
            return false;
        }

        var real = File.ResolveLinkTarget(program, returnFinalTarget: true)?.FullName ?? program;
        return Directory.Exists(Path.Combine(Path.GetDirectoryName(real)!, "sdk"));
    }
}
