namespace EcommerceNotebooks.Ingest;

/// <summary>Why lines of a source were rejected, with one of them as an example.</summary>
/// <param name="Column">The column at fault, or null when it is the whole line.</param>
/// <param name="ErrorType">One of <see cref="RejectKind"/>.</param>
/// <param name="Lines">How many lines.</param>
/// <param name="FirstLine">The first of them.</param>
/// <param name="Message">What is wrong with that one.</param>
public sealed record RejectReason(string? Column, string ErrorType, long Lines, long FirstLine, string Message)
{
    /// <summary>The reason in words, such as <c>user_id CAST 400 (line 2: 'x' is not a whole number)</c>.</summary>
    public override string ToString() =>
        FormattableString.Invariant(
            $"{(Column is null ? "" : Column + " ")}{ErrorType} {Lines} (line {FirstLine}: {Message})"
        );
}
