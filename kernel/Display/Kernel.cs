using CSharpKernel.Display;

// The namespace of the retired .NET Interactive, so that notebooks which name it in full, or in a using, run as they are.
namespace Microsoft.DotNet.Interactive;

/// <summary>The functions of <see cref="CellFunctions"/> under the name that notebooks of .NET Interactive call them by.</summary>
public static class Kernel
{
    /// <inheritdoc cref="CellFunctions.display"/>
    public static DisplayedValue display(object? value, params string[] mimeTypes) =>
        CellFunctions.display(value, mimeTypes);

    /// <inheritdoc cref="CellFunctions.HTML"/>
    public static HtmlText HTML(string content) => CellFunctions.HTML(content);

    /// <inheritdoc cref="CellFunctions.Javascript"/>
    public static DisplayedValue Javascript(string content) => CellFunctions.Javascript(content);

    /// <inheritdoc cref="CellFunctions.CSS"/>
    public static DisplayedValue CSS(string content) => CellFunctions.CSS(content);

    /// <inheritdoc cref="CellFunctions.GetInputAsync"/>
    public static Task<string> GetInputAsync(string prompt = "", string typeHint = "text") =>
        CellFunctions.GetInputAsync(prompt, typeHint);

    /// <inheritdoc cref="CellFunctions.GetPasswordAsync"/>
    public static Task<PasswordString> GetPasswordAsync(string prompt = "") => CellFunctions.GetPasswordAsync(prompt);
}
