using CSharpKernel.Evaluation;

namespace CSharpKernel.Directives;

/// <summary>Marks C#, the only language here: it ends the lines of a Markdown or HTML directive.</summary>
internal sealed class CSharpDirective : IDirective
{
    public const string Name = "#!csharp";

    public DirectiveDescription Description { get; } =
        new(Name, Name, "Says that the lines below are C#.", ["#!c#", "#!C#"]);

    public IEnumerable<Submission> Run(DirectiveCall call) => [];
}
