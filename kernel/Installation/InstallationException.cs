namespace CSharpKernel.Installation;

/// <summary>A kernel that cannot be installed or removed: its place cannot be written, belongs to another kernel, is in use, or holds none.</summary>
public sealed class InstallationException : Exception
{
    /// <summary>An error without details.</summary>
    public InstallationException() { }

    /// <summary>An error with its message.</summary>
    public InstallationException(string message)
        : base(message) { }

    /// <summary>An error with its message and cause.</summary>
    public InstallationException(string message, Exception innerException)
        : base(message, innerException) { }
}
