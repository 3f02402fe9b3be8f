namespace CSharpKernel.Installation;

/// <summary>The three families of operating systems for which Jupyter has rules of its own.</summary>
public enum JupyterPlatform
{
    /// <summary>Linux and other Unix systems.</summary>
    Linux,

    /// <summary>macOS.</summary>
    MacOs,

    /// <summary>Windows.</summary>
    Windows,
}
