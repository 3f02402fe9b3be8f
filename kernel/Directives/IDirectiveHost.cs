using CSharpKernel.Formatting;

namespace CSharpKernel.Directives;

/// <summary>What a directive can reach of the notebook around its cell.</summary>
public interface IDirectiveHost
{
    /// <summary>Cancelled when the cell is to stop.</summary>
    CancellationToken CancellationToken { get; }

    /// <summary>Shows content among the cell's output, and gives an action that replaces it.</summary>
    Action<MimeBundle> Display(MimeBundle content);

    /// <summary>Shows help beside the notebook.</summary>
    void Page(MimeBundle content);

    /// <summary>Help on the symbol that ends the expression, or null when nothing is known of it.</summary>
    MimeBundle? Describe(string expression);
}
