using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace CSharpKernel.Installation;

/// <summary>Copies of the kernel's files beside its spec, each in a folder named by its content, so that no build and no installation overwrites a running kernel.</summary>
internal sealed class KernelCopy(string source, Func<string, string?> compile)
{
    private const string ProgramFile = "CSharpKernel.dll";
    private const string UnfinishedPrefix = ".unfinished-";
    private const int HashCharacters = 12;

    /// <summary>The copy's folder name and its notice: why its assemblies were not compiled ahead of time, or null. A copy that is there already is taken as it is.</summary>
    public (string Folder, string? Notice) Make(string specFolder)
    {
        var files = Files();
        var plain = Hash(files);
        var compiled = $"{plain}-{RuntimeInformation.RuntimeIdentifier}";
        if (Directory.Exists(Path.Combine(specFolder, compiled)))
        {
            return (compiled, null);
        }

        var unfinished = Path.Combine(specFolder, UnfinishedPrefix + Guid.NewGuid().ToString("N"));
        string? notice = null;
        if (CompiledElsewhere(specFolder, compiled) is { } elsewhere)
        {
            Copy(elsewhere, files, unfinished)?.Dispose();
        }
        else
        {
            using var use = Copy(source, files, unfinished);
            notice = compile(unfinished);
        }

        var folder = notice is null ? compiled : plain;
        Finish(unfinished, Path.Combine(specFolder, folder));
        return (folder, notice);
    }

    /// <summary>The program in a copy.</summary>
    public static string ProgramIn(string folder) => Path.Combine(folder, ProgramFile);

    /// <summary>The copies, finished or not, in a spec's folder.</summary>
    public static IReadOnlyList<string> In(string specFolder) =>
        [
            .. Directory
                .EnumerateDirectories(specFolder)
                .Where(folder => File.Exists(Path.Combine(folder, CopyUse.LockFile)))
                .Order(StringComparer.Ordinal),
        ];

    // The same kernel under another name: compiling takes a quarter of a minute, copying none.
    private static string? CompiledElsewhere(string specFolder, string compiled) =>
        Directory
            .EnumerateDirectories(Path.GetDirectoryName(specFolder)!)
            .Where(other => KernelSpec.Read(other) is not null)
            .Select(other => Path.Combine(other, compiled))
            .FirstOrDefault(Directory.Exists);

    private IReadOnlyList<string> Files() =>
        [
            .. Directory
                .EnumerateFiles(source, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(source, file).Replace('\\', '/'))
                .Where(IsNeeded)
                .Order(StringComparer.Ordinal),
        ];

    // The host starts the assembly, not the executable beside it; of the documentation files only the kernel's own is shown to people.
    private static bool IsNeeded(string file) =>
        Path.GetExtension(file) switch
        {
            ".pdb" or ".exe" or ".lock" => false,
            ".xml" => file == Path.ChangeExtension(ProgramFile, ".xml"),
            "" => false,
            _ => true,
        };

    private string Hash(IReadOnlyList<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            var content = File.ReadAllBytes(Path.Combine(source, file));
            hash.AppendData(Encoding.UTF8.GetBytes($"{file}\n{content.Length}\n"));
            hash.AppendData(content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..HashCharacters];
    }

    private static IDisposable? Copy(string source, IReadOnlyList<string> files, string target)
    {
        Directory.CreateDirectory(target);
        File.WriteAllText(Path.Combine(target, CopyUse.LockFile), "Held open by every kernel that runs from here.\n");
        var use = CopyUse.Hold(target);
        foreach (var file in files)
        {
            var path = Path.Combine(target, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Copy(Path.Combine(source, file), path);
        }

        return use;
    }

    private static void Finish(string unfinished, string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(unfinished, recursive: true);
            return;
        }

        Directory.Move(unfinished, folder);
    }
}
