using CSharpKernel.Evaluation;
using CSharpKernel.Formatting;

namespace CSharpKernel.Directives;

/// <summary>Help in the pager: on the kernel, on a directive or on a C# symbol.</summary>
internal sealed class HelpDirective : IDirective
{
    private const string Overview = """
        A cell is C#. The value of its last expression, when no semicolon ends it, is the cell's result; display(value) shows any other.
        Variables, methods, types and usings stay for later cells; await works everywhere; an interrupt keeps the variables.

        Console.WriteLine?   help on a symbol
        #!who                help on a directive: #!who -h
        #!lsmagic            the directives
        #r "nuget: Name"     installs a package
        """;

    public DirectiveDescription Description { get; } =
        new(
            "#!help",
            "#!help\n#!help #!import\n#!help Console.WriteLine",
            "Shows help on the kernel, a directive or a C# symbol; Console.WriteLine? is short for it.",
            []
        );

    public IEnumerable<Submission> Run(DirectiveCall call)
    {
        if (call.Arguments.Length == 0)
        {
            call.Host.Page(MimeBundle.OfText(Overview.ReplaceLineEndings("\n")));
        }
        else
        {
            DirectiveHelp.Answer(call.Arguments, call.Host);
        }

        return [];
    }
}
