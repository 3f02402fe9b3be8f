using CSharpKernel.Directives.Packages;
using CSharpKernel.Evaluation;
using CSharpKernel.Formatting;

namespace CSharpKernel.Directives;

/// <summary>References an assembly file, or installs NuGet packages; packages on neighbouring lines are installed together.</summary>
internal sealed class ReferenceDirective : IDirective
{
    private static readonly HashSet<string> BuildFolders = new(StringComparer.OrdinalIgnoreCase) { "bin", "artifacts" };

    public DirectiveDescription Description { get; } =
        new(
            "#r",
            "#r \"path/to/library.dll\"\n#r \"nuget: Name\"\n#r \"nuget: Name, 1.2.3\"\n#r \"nuget: Name, *-*\"",
            "References a library file, or installs and references a NuGet package (its newest stable version when none is named).",
            []
        );

    public bool Joins(DirectiveLine line, DirectiveLine next) =>
        PackageRequest.IsPackage(line.Arguments) && PackageRequest.IsPackage(next.Arguments);

    public IEnumerable<Submission> Run(DirectiveCall call)
    {
        if (PackageRequest.IsPackage(call.Arguments))
        {
            call.Session.Packages.Install(call);
        }
        else
        {
            Reference(call);
        }

        return [];
    }

    private static void Reference(DirectiveCall call)
    {
        var name =
            FileArgument.Quoted(call.Arguments)
            ?? throw call.Error(
                "#r takes a library or package in double quotes: #r \"library.dll\" or #r \"nuget: Name, 1.2.3\"."
            );
        try
        {
            if (!call.Session.Evaluator.AddReference(name, call.Source.File))
            {
                throw call.Error(NotFound(name, call));
            }

            if (call.Session.Evaluator.IsOutdated(name, call.Source.File))
            {
                call.Host.Display(
                    MimeBundle.OfText(
                        $"{Path.GetFileName(name)} has changed since this session loaded it: restart the session to use it as it is now."
                    )
                );
            }
        }
        catch (BadImageFormatException)
        {
            throw call.Error($"'{name}' is not a .NET library.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw call.Error($"'{name}' cannot be read: {exception.Message}");
        }
    }

    private static string NotFound(string name, DirectiveCall call)
    {
        var places = FileArgument
            .Places(name, call.Source, call.Session.BaseDirectory)
            .Select(place => Path.GetRelativePath(call.Session.BaseDirectory, place).Replace('\\', '/'));
        var looked = Path.IsPathRooted(name)
            ? ""
            : $" Looked for {string.Join(" and ", places)}, seen from the notebook's folder, and beside the libraries referenced earlier.";
        var isBuilt = name.Split('/', '\\').Any(BuildFolders.Contains);
        return $"The library '{name}' does not exist.{looked}{(isBuilt ? " The path is one that a build writes: build the project first." : "")}";
    }
}
