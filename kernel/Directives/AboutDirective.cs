using System.Reflection;
using System.Runtime.InteropServices;
using CSharpKernel.Evaluation;
using CSharpKernel.Formatting;
using Microsoft.CodeAnalysis.CSharp;

namespace CSharpKernel.Directives;

/// <summary>Says what runs the cells, without any path of the machine.</summary>
internal sealed class AboutDirective : IDirective
{
    public DirectiveDescription Description { get; } =
        new("#!about", "#!about", "Shows the versions of this kernel, .NET, C# and the operating system.", []);

    public IEnumerable<Submission> Run(DirectiveCall call)
    {
        var assembly = typeof(AboutDirective).Assembly;
        var version = assembly
            .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];
        var language = CSharpEvaluator.LanguageVersion.ToDisplayString();
        string[] lines =
        [
            $"{assembly.GetName().Name} {version}: C# notebooks, headless and in Jupyter",
            RuntimeInformation.FrameworkDescription,
            $"C# {language} (Roslyn {typeof(CSharpCompilation).Assembly.GetName().Version!.ToString(3)})",
            $"{RuntimeInformation.OSDescription} ({RuntimeInformation.OSArchitecture})",
        ];
        call.Host.Display(MimeBundle.OfText(string.Join("\n", lines)));
        return [];
    }
}
