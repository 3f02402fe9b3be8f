using Microsoft.CodeAnalysis;

namespace CSharpKernel.Completion;

/// <summary>What is under the cursor: the symbol meant, and all symbols of that name it could mean, itself among them.</summary>
internal sealed record InspectedSymbol(ISymbol Symbol, IReadOnlyList<ISymbol> Overloads);
