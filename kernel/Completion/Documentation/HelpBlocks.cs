namespace CSharpKernel.Completion.Documentation;

/// <summary>How a piece of help's running text is set.</summary>
internal enum HelpStyle
{
    Plain,
    Code,
    Strong,
    Emphasis,
}

/// <summary>A piece of running text, which may lead to an address.</summary>
internal sealed record HelpInline(string Text, HelpStyle Style, string? Address = null);

/// <summary>A part of help, rendered to plain text, Markdown and HTML alike.</summary>
internal abstract record HelpBlock;

/// <summary>Code in lines of its own.</summary>
internal sealed record HelpCode(string Text) : HelpBlock;

/// <summary>Running text.</summary>
internal sealed record HelpParagraph(IReadOnlyList<HelpInline> Content) : HelpBlock
{
    /// <summary>A paragraph in one style.</summary>
    public static HelpParagraph Of(string text, HelpStyle style = HelpStyle.Plain) =>
        new([new HelpInline(text, style)]);
}

/// <summary>A list of entries.</summary>
internal sealed record HelpList(IReadOnlyList<IReadOnlyList<HelpBlock>> Items, bool IsNumbered) : HelpBlock;

/// <summary>The name of the part that follows.</summary>
internal sealed record HelpHeading(string Text) : HelpBlock;

/// <summary>Names, such as those of parameters, and what each means.</summary>
internal sealed record HelpTerms(IReadOnlyList<(string Term, IReadOnlyList<HelpBlock> Meaning)> Terms) : HelpBlock;
