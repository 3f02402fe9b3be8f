using CSharpKernel.Evaluation;
using CSharpKernel.Formatting;

namespace CSharpKernel.Directives;

/// <summary>Lists every directive with its line of help.</summary>
internal sealed class ListDirective : IDirective
{
    public DirectiveDescription Description { get; } = new("#!lsmagic", "#!lsmagic", "Lists the directives.", []);

    public IEnumerable<Submission> Run(DirectiveCall call)
    {
        call.Host.Display(
            ValueFormatter.Format(
                DirectiveRegistry
                    .All.Select(description => new
                    {
                        Directive = string.Join(", ", description.Aliases.Prepend(description.Name)),
                        Description = description.Summary,
                    })
                    .ToArray()
            )
        );
        return [];
    }
}
