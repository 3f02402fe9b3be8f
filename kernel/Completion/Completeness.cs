namespace CSharpKernel.Completion;

/// <summary>Whether code that is being typed can be run.</summary>
public enum Completeness
{
    /// <summary>It can be run as it stands.</summary>
    Complete,

    /// <summary>Something is still to come: a brace, an operand, the end of a comment.</summary>
    Incomplete,

    /// <summary>No continuation makes it valid.</summary>
    Invalid,
}
