using System.Collections;

namespace CSharpKernel.Formatting;

/// <summary>A sequence that is to be shown as a table, whatever its items are.</summary>
internal sealed record TableOf(IEnumerable Items);
