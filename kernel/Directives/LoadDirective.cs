using CSharpKernel.Evaluation;

namespace CSharpKernel.Directives;

/// <summary>Runs a script for what it declares; its usings stay in scope, which the compiler's own handling of the directive does not give.</summary>
internal sealed class LoadDirective : IDirective
{
    public DirectiveDescription Description { get; } =
        new(
            "#load",
            "#load \"script.csx\"",
            "Runs a C# script in this session, once a cell; the value it ends with is not shown.",
            []
        );

    public IEnumerable<Submission> Run(DirectiveCall call)
    {
        var name =
            FileArgument.Quoted(call.Arguments)
            ?? throw call.Error("#load takes a file name in double quotes: #load \"script.csx\".");
        var path = FileArgument.Find(name, call);
        return call.LoadedScripts.Add(path)
            ? call.Expand(
                new CodeSource(path, path, call.Places(), call.Source.Imports),
                FileArgument.Read(path, call),
                TrailingValue.Hidden
            )
            : [];
    }
}
