namespace CSharpKernel.Installation;

/// <summary>A kernel that this program installed: its name, what people see, the folder of its spec, and whether the files it starts are there.</summary>
public sealed record InstalledKernel(string Name, string DisplayName, string Folder, bool IsComplete)
{
    /// <summary>Why the assemblies were not compiled ahead of time, in one sentence; null when they were, or when nothing was installed just now.</summary>
    public string? Notice { get; init; }
}
