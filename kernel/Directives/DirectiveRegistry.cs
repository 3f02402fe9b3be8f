namespace CSharpKernel.Directives;

/// <summary>The directives of this kernel, for help and completion.</summary>
public static class DirectiveRegistry
{
    /// <summary>Every directive once, references and files first.</summary>
    public static IReadOnlyList<DirectiveDescription> All { get; } =
    [
        new(
            "#r",
            "#r \"path/to/library.dll\"\n#r \"nuget: Name\"\n#r \"nuget: Name, 1.2.3\"",
            "References a library file, or installs and references a NuGet package.",
            []
        ),
        new(
            "#i",
            "#i \"nuget: https://host/index.json\"\n#i \"nuget: path/to/folder\"",
            "Adds a source that later #r \"nuget: ...\" search.",
            []
        ),
        new("#load", "#load \"script.csx\"", "Runs a C# script in this session.", []),
        new(
            "#!import",
            "#!import notebook.ipynb\n#!import script.csx",
            "Runs the code cells of a notebook, or a C# script, in this session and shows their output.",
            []
        ),
        new("#!csharp", "#!csharp", "Says that the lines below are C#.", ["#!c#", "#!C#"]),
        new("#!markdown", "#!markdown", "Shows the lines below as Markdown.", ["#!md"]),
        new("#!html", "#!html", "Shows the lines below as HTML.", []),
        new("#!time", "#!time", "Shows how long the cell ran, after its output.", []),
        new("#!who", "#!who", "Lists the names of the session's variables.", []),
        new("#!whos", "#!whos", "Lists the session's variables with their types and values.", []),
        new("#!about", "#!about", "Shows the versions of this kernel, .NET, C# and the operating system.", []),
        new("#!lsmagic", "#!lsmagic", "Lists the directives.", []),
        new("#!help", "#!help\n#!help Console.WriteLine", "Shows help on the kernel, a directive or a C# symbol.", []),
    ];
}
