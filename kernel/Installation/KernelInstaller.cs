namespace CSharpKernel.Installation;

/// <summary>Installs, lists and removes this program as a Jupyter kernel in one folder of kernels.</summary>
public sealed class KernelInstaller
{
    private readonly string kernels;
    private readonly KernelCopy copy;

    /// <summary>An installer for a folder of kernels (<see cref="JupyterPaths"/>), which need not exist; what takes long is told before it begins.</summary>
    public KernelInstaller(string kernelsFolder, Action<string>? tell = null)
        : this(kernelsFolder, AppContext.BaseDirectory, folder => ReadyToRun.Compile(folder, DotnetHost.Path), tell) { }

    internal KernelInstaller(
        string kernelsFolder,
        string source,
        Func<string, string?> compile,
        Action<string>? tell = null
    )
    {
        kernels = Path.GetFullPath(kernelsFolder);
        copy = new KernelCopy(
            source,
            folder =>
            {
                tell?.Invoke(ReadyToRun.Waiting);
                return compile(folder);
            }
        );
    }

    /// <summary>
    /// Copies the program beside a new or renewed spec. Older copies go, except those that a kernel runs from. A kernel of that name which something else installed
    /// is left alone: <see cref="InstallationException"/>, as for a folder that cannot be written.
    /// </summary>
    public InstalledKernel Install(string name, string displayName)
    {
        var folder = FolderOf(name);
        RefuseForeign(folder, name);
        return Writing(
            folder,
            () =>
            {
                Directory.CreateDirectory(folder);
                var (copyName, notice) = copy.Make(folder);
                var program = KernelCopy.ProgramIn(Path.Combine(folder, copyName));
                KernelLogos.Write(folder);
                new KernelSpec(displayName, program).Write(folder, DotnetHost.Path);
                RemoveUnused(folder, copyName);
                return new InstalledKernel(name, displayName, folder, IsComplete: true) { Notice = notice };
            }
        );
    }

    /// <summary>Removes a kernel that this program installed; nothing is removed while a kernel runs from it, or when something else installed it (<see cref="InstallationException"/>).</summary>
    public void Uninstall(string name)
    {
        var folder = FolderOf(name);
        RefuseForeign(folder, name);
        if (KernelSpec.Read(folder) is null)
        {
            throw new InstallationException($"There is no kernel '{name}' in {kernels}.");
        }

        if (KernelCopy.In(folder).Any(CopyUse.IsHeld))
        {
            throw new InstallationException(
                $"A kernel is running from {folder}: shut it down, then uninstall '{name}' again."
            );
        }

        Writing(
            folder,
            () =>
            {
                File.Delete(Path.Combine(folder, KernelSpec.FileName));
                foreach (var logo in KernelLogos.Files)
                {
                    File.Delete(Path.Combine(folder, logo));
                }

                RemoveUnused(folder, keep: null);
                if (!Directory.EnumerateFileSystemEntries(folder).Any())
                {
                    Directory.Delete(folder);
                }

                return 0;
            }
        );
    }

    /// <summary>The kernels of a folder that this program installed, by name.</summary>
    public static IReadOnlyList<InstalledKernel> In(string kernelsFolder) =>
        Directory.Exists(kernelsFolder)
            ?
            [
                .. Directory
                    .EnumerateDirectories(kernelsFolder)
                    .Order(StringComparer.Ordinal)
                    .Select(folder => (Folder: folder, Spec: KernelSpec.Read(folder)))
                    .Where(found => found.Spec is not null)
                    .Select(found => new InstalledKernel(
                        Path.GetFileName(found.Folder),
                        found.Spec!.DisplayName,
                        found.Folder,
                        File.Exists(found.Spec.Program)
                    )),
            ]
            : [];

    private string FolderOf(string name) =>
        KernelName.IsValid(name)
            ? Path.Combine(kernels, name)
            : throw new ArgumentException(
                $"'{name}' is no name of a kernel: lower-case letters, digits, '.', '-' and '_' are allowed.",
                nameof(name)
            );

    private static void RefuseForeign(string folder, string name)
    {
        if (File.Exists(Path.Combine(folder, KernelSpec.FileName)) && KernelSpec.Read(folder) is null)
        {
            throw new InstallationException(
                $"The kernel '{name}' in {folder} was installed by something else and is left alone: choose another --name, or remove it first with 'jupyter kernelspec uninstall {name}'."
            );
        }
    }

    private static void RemoveUnused(string folder, string? keep)
    {
        foreach (var old in KernelCopy.In(folder).Where(old => Path.GetFileName(old) != keep && !CopyUse.IsHeld(old)))
        {
            Directory.Delete(old, recursive: true);
        }
    }

    private static T Writing<T>(string folder, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InstallationException($"{folder} cannot be written: {exception.Message}", exception);
        }
    }
}
