namespace CSharpKernel.Directives;

/// <summary>The directives of this kernel, for help and completion.</summary>
public static class DirectiveRegistry
{
    private static readonly IReadOnlyList<IDirective> Directives =
    [
        new ReferenceDirective(),
        new SourceDirective(),
        new LoadDirective(),
        new ImportDirective(),
        new CSharpDirective(),
        new TextDirective(TextDirective.Markdown),
        new TextDirective(TextDirective.Html),
        new TimeDirective(),
        new WhoDirective(),
        new WhosDirective(),
        new AboutDirective(),
        new ListDirective(),
        new HelpDirective(),
    ];

    /// <summary>Every directive once, references and files first.</summary>
    public static IReadOnlyList<DirectiveDescription> All { get; } =
    [.. Directives.Select(directive => directive.Description)];

    /// <summary>The directive that a line names; the parser lets no others through.</summary>
    internal static IDirective Of(DirectiveLine line)
    {
        var description = DirectiveNames.Find(line.Name.TrimEnd('?'));
        return Directives.First(directive => directive.Description == description);
    }
}
