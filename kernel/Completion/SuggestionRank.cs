namespace CSharpKernel.Completion;

/// <summary>What is offered first.</summary>
internal enum SuggestionRank
{
    /// <summary>What the place asks for: a member of the enum expected, a property to initialize, the name of an argument.</summary>
    Expected,

    /// <summary>Members after a dot, and locals, variables and functions of the session.</summary>
    Near,

    /// <summary>Words of the language.</summary>
    Keyword,

    /// <summary>Types, namespaces and what usings bring.</summary>
    Far,
}
