namespace CSharpKernel.Jupyter;

/// <summary>A connection file is missing, cannot be read, or asks for what this kernel does not offer; the message names file, field and value.</summary>
public sealed class ConnectionFileException : Exception
{
    /// <summary>Says what is wrong.</summary>
    public ConnectionFileException(string message)
        : base(message) { }

    /// <summary>Says what is wrong, and what found it.</summary>
    public ConnectionFileException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>Makes an exception without a message of its own.</summary>
    public ConnectionFileException() { }
}
