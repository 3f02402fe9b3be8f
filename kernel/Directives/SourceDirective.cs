using CSharpKernel.Directives.Packages;
using CSharpKernel.Evaluation;

namespace CSharpKernel.Directives;

/// <summary>Adds a package source to those that NuGet.config names.</summary>
internal sealed class SourceDirective : IDirective
{
    public DirectiveDescription Description { get; } =
        new(
            "#i",
            "#i \"nuget: https://host/v3/index.json\"\n#i \"nuget: path/to/folder\"",
            "Adds a source that later #r \"nuget: ...\" search, besides those of NuGet.config.",
            []
        );

    public IEnumerable<Submission> Run(DirectiveCall call)
    {
        var source = PackageRequest.WithoutScheme(FileArgument.Quoted(call.Arguments));
        if (string.IsNullOrEmpty(source))
        {
            throw call.Error("#i takes a package source in double quotes: #i \"nuget: https://host/v3/index.json\".");
        }

        if (source.Contains("://", StringComparison.Ordinal))
        {
            call.Session.Packages.AddSource(source);
            return [];
        }

        var folder = FileArgument
            .Places(source, call.Source, call.Session.BaseDirectory)
            .FirstOrDefault(Directory.Exists);
        call.Session.Packages.AddSource(
            folder ?? throw call.Error($"The folder '{source}' does not exist below the notebook's folder.")
        );
        return [];
    }
}
