using System.Diagnostics;
using System.Security;

namespace CSharpKernel.Installation;

/// <summary>Compiles assemblies to machine code ahead of time, with the SDK's own compiler, so that the kernel's first cell does not wait for it.</summary>
internal static class ReadyToRun
{
    /// <summary>What a user waits for.</summary>
    public const string Waiting =
        "Compiling the kernel ahead of time, so that its first cell need not wait. The first time this fetches the compiler, a NuGet package.";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Replaces the assemblies of a folder by compiled ones of the same meaning. The result is null, or one sentence saying why they were left as they are:
    /// no SDK here, or a compiler package that could not be fetched.
    /// </summary>
    public static string? Compile(string folder, string dotnet)
    {
        var work = Directory.CreateTempSubdirectory("csharp-kernel-");
        try
        {
            var project = Path.Combine(work.FullName, "Assemblies.csproj");
            File.WriteAllText(project, Project(folder));
            var output = Path.Combine(work.FullName, "out");
            var (succeeded, text) = Publish(dotnet, project, output);
            if (!succeeded)
            {
                return "Compiling ahead of time was not possible here (the first cell takes a little longer): " + text;
            }

            foreach (var assembly in Directory.EnumerateFiles(folder, "*.dll"))
            {
                File.Copy(Path.Combine(output, Path.GetFileName(assembly)), assembly, overwrite: true);
            }

            return null;
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    // A project without code of its own: what it publishes are the assemblies it refers to, compiled. Files that users keep above the temporary folder have no say.
    private static string Project(string folder) =>
        $"""
            <Project>
              <PropertyGroup>
                <ImportDirectoryBuildProps>false</ImportDirectoryBuildProps>
                <ImportDirectoryBuildTargets>false</ImportDirectoryBuildTargets>
                <ImportDirectoryPackagesProps>false</ImportDirectoryPackagesProps>
              </PropertyGroup>
              <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <UseCurrentRuntimeIdentifier>true</UseCurrentRuntimeIdentifier>
                <SelfContained>false</SelfContained>
                <PublishReadyToRun>true</PublishReadyToRun>
                <EnableDefaultItems>false</EnableDefaultItems>
                <UseSharedCompilation>false</UseSharedCompilation>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{SecurityElement.Escape(folder)}/*.dll" />
              </ItemGroup>
              <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
            </Project>
            """;

    private static (bool Succeeded, string Text) Publish(string dotnet, string project, string output)
    {
        string[] arguments =
        [
            "publish",
            project,
            "-c",
            "Release",
            "-o",
            output,
            "--nologo",
            "-v",
            "q",
            "-nodeReuse:false",
        ];
        using var process = Process.Start(
            new ProcessStartInfo(dotnet, arguments)
            {
                WorkingDirectory = Path.GetDirectoryName(project),
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var errors = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            return (false, $"it took longer than {Patience.TotalMinutes} minutes.");
        }

        return (process.ExitCode == 0, FirstLine(text.GetAwaiter().GetResult() + errors.GetAwaiter().GetResult()));
    }

    private static string FirstLine(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.FirstOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase))
            ?? lines.FirstOrDefault()
            ?? "";
    }
}
