using CSharpKernel.Evaluation;

namespace CSharpKernel.Directives;

/// <summary>One cell on its way through its parts: directives are done where they stand, and code comes out to be run.</summary>
internal sealed class CellDirectives(DirectiveSession session, IDirectiveHost host)
{
    private readonly Stack<Action> atEnd = [];

    public DirectiveSession Session => session;

    public IDirectiveHost Host => host;

    public HashSet<string> LoadedScripts { get; } = new(StringComparer.Ordinal);

    /// <summary>The code of a cell, piece by piece.</summary>
    public IEnumerable<Submission> Run(CellCode cell)
    {
        if (HelpQuestion.In(cell.Text) is { } question)
        {
            DirectiveHelp.Answer(question, host);
            yield break;
        }

        try
        {
            foreach (var submission in Expand(CodeSource.Of(cell), cell.Text, TrailingValue.Result))
            {
                yield return submission;
            }
        }
        finally
        {
            while (atEnd.TryPop(out var action))
            {
                action();
            }
        }
    }

    public void AtEnd(Action action) => atEnd.Push(action);

    /// <summary>The code of a text, piece by piece; the given use is that of its last value, and earlier ones are displayed unless values are hidden.</summary>
    public IEnumerable<Submission> Expand(CodeSource source, string text, TrailingValue trailingValue)
    {
        session.Evaluator.AddSource(source.Name, text);
        var parts = Parse(source, text);
        var lastCode = parts.OfType<CodePart>().LastOrDefault();
        for (var index = 0; index < parts.Count; index++)
        {
            host.CancellationToken.ThrowIfCancellationRequested();
            if (parts[index] is CodePart code)
            {
                var isLast = ReferenceEquals(code, lastCode) || trailingValue == TrailingValue.Hidden;
                yield return new Submission(source.Name, code.Text)
                {
                    TypedText = text,
                    TrailingValue = isLast ? trailingValue : TrailingValue.Displayed,
                    CalledFrom = source.CalledFrom,
                };
                continue;
            }

            var directives = Joined(parts, index);
            index += directives.Count - 1;
            foreach (var submission in Do(source, directives))
            {
                yield return submission;
            }
        }
    }

    private static IReadOnlyList<CellPart> Parse(CodeSource source, string text)
    {
        try
        {
            return DirectiveParser.Parse(text);
        }
        catch (DirectiveSyntaxException exception)
        {
            throw new CellSourceException(
                DirectiveCall.ErrorName,
                exception.Message,
                [new SourceLine(source.Name, exception.Line), .. source.CalledFrom]
            );
        }
    }

    private static List<DirectivePart> Joined(IReadOnlyList<CellPart> parts, int first)
    {
        List<DirectivePart> joined = [(DirectivePart)parts[first]];
        var directive = DirectiveRegistry.Of(joined[0].Line);
        while (
            first + joined.Count < parts.Count
            && parts[first + joined.Count] is DirectivePart next
            && DirectiveRegistry.Of(next.Line) == directive
            && directive.Joins(joined[^1].Line, next.Line)
        )
        {
            joined.Add(next);
        }

        return joined;
    }

    private IEnumerable<Submission> Do(CodeSource source, List<DirectivePart> parts)
    {
        var directive = DirectiveRegistry.Of(parts[0].Line);
        if (DirectiveHelp.IsAskedBy(parts[0].Line))
        {
            host.Page(DirectiveHelp.Of(directive.Description));
            return [];
        }

        return directive.Run(new DirectiveCall(this, source, [.. parts.Select(part => part.Line)], parts[0].Body));
    }
}
