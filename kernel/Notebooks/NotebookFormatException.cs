namespace CSharpKernel.Notebooks;

/// <summary>A file that is not a notebook this kernel can read; the message names the file and what is wrong with it.</summary>
public sealed class NotebookFormatException : Exception
{
    /// <summary>An error without details.</summary>
    public NotebookFormatException() { }

    /// <summary>An error with its message.</summary>
    public NotebookFormatException(string message)
        : base(message) { }

    /// <summary>An error with its message and cause.</summary>
    public NotebookFormatException(string message, Exception innerException)
        : base(message, innerException) { }
}
