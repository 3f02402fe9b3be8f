namespace CSharpKernel.Installation;

/// <summary>The pictures that launchers show for the kernel.</summary>
internal static class KernelLogos
{
    public static IReadOnlyList<string> Files { get; } = ["logo-32x32.png", "logo-64x64.png", "logo-svg.svg"];

    public static void Write(string specFolder)
    {
        foreach (var file in Files)
        {
            using var picture = typeof(KernelLogos).Assembly.GetManifestResourceStream("Installation/" + file)!;
            using var target = File.Create(Path.Combine(specFolder, file));
            picture.CopyTo(target);
        }
    }
}
