using CSharpKernel.Evaluation;
using CSharpKernel.Formatting;

namespace CSharpKernel.Directives;

/// <summary>Lists the variables by name, in order of declaration.</summary>
internal sealed class WhoDirective : IDirective
{
    public const string NoVariables = "The session has no variables yet.";

    public DirectiveDescription Description { get; } =
        new("#!who", "#!who", "Lists the names of the session's variables.", []);

    public IEnumerable<Submission> Run(DirectiveCall call)
    {
        var names = call.Session.Evaluator.VariableNames;
        call.Host.Display(MimeBundle.OfText(names.Count == 0 ? NoVariables : string.Join(", ", names)));
        return [];
    }
}
