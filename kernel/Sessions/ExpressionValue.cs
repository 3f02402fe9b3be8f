using CSharpKernel.Evaluation;
using CSharpKernel.Formatting;

namespace CSharpKernel.Sessions;

/// <summary>What an expression gave: its value as a notebook shows it, or why there is none; exactly one of the two is null.</summary>
public sealed record ExpressionValue(MimeBundle? Content, CellError? Error);
