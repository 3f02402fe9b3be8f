using CSharpKernel.Evaluation;

namespace CSharpKernel.Directives;

/// <summary>One use of a directive, or of several joined ones: its lines, where they stand, and what they can reach.</summary>
internal sealed class DirectiveCall(
    CellDirectives cell,
    CodeSource source,
    IReadOnlyList<DirectiveLine> lines,
    string body
)
{
    /// <summary>The error name of everything that goes wrong with a directive.</summary>
    public const string ErrorName = "DirectiveError";

    /// <summary>The lines in order, at least one.</summary>
    public IReadOnlyList<DirectiveLine> Lines => lines;

    /// <summary>The first line's arguments.</summary>
    public string Arguments => lines[0].Arguments;

    /// <summary>The lines below a directive that takes them.</summary>
    public string Body => body;

    /// <summary>The code the directive stands in.</summary>
    public CodeSource Source => source;

    /// <summary>What lasts as long as the session.</summary>
    public DirectiveSession Session => cell.Session;

    /// <summary>The notebook around the cell.</summary>
    public IDirectiveHost Host => cell.Host;

    /// <summary>The scripts that the cell has loaded so far; each is run once a cell.</summary>
    public HashSet<string> LoadedScripts => cell.LoadedScripts;

    /// <summary>The places of a line: its own, and then those that had its code run.</summary>
    public IReadOnlyList<SourceLine> Places(DirectiveLine? line = null) =>
        [new SourceLine(source.Name, (line ?? lines[0]).Line), .. source.CalledFrom];

    /// <summary>An error of the directive, to be thrown.</summary>
    public CellSourceException Error(string message, DirectiveLine? line = null) =>
        new(ErrorName, message, Places(line));

    /// <summary>Has something done after all of the cell, however it ends; what was asked for last comes first.</summary>
    public void AtEndOfCell(Action action) => cell.AtEnd(action);

    /// <summary>The pieces of other code, with its own directives done on the way.</summary>
    public IEnumerable<Submission> Expand(CodeSource other, string text, TrailingValue trailingValue) =>
        cell.Expand(other, text, trailingValue);
}
