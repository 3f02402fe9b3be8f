using CSharpKernel.Evaluation;
using CSharpKernel.Formatting;

namespace CSharpKernel.Directives;

/// <summary>Lists the variables with their declared types and present values, in order of declaration.</summary>
internal sealed class WhosDirective : IDirective
{
    public DirectiveDescription Description { get; } =
        new("#!whos", "#!whos", "Lists the session's variables with their types and values.", []);

    public IEnumerable<Submission> Run(DirectiveCall call)
    {
        var variables = call.Session.Evaluator.Variables;
        call.Host.Display(
            variables.Count == 0
                ? MimeBundle.OfText(WhoDirective.NoVariables)
                : ValueFormatter.Format(variables.Select(VariableRow.Of).ToArray())
        );
        return [];
    }
}
