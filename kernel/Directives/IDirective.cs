using CSharpKernel.Evaluation;

namespace CSharpKernel.Directives;

/// <summary>One directive: what it is called and what it does.</summary>
internal interface IDirective
{
    /// <summary>Its name and help.</summary>
    DirectiveDescription Description { get; }

    /// <summary>Whether this line and the one below it are better done in one call.</summary>
    bool Joins(DirectiveLine line, DirectiveLine next) => false;

    /// <summary>Does it, on the cell's own thread; the pieces of code it gives are run one after the other, each before the next is asked for.</summary>
    /// <exception cref="CellSourceException">It cannot be done.</exception>
    IEnumerable<Submission> Run(DirectiveCall call);
}
