namespace CSharpKernel.Completion;

/// <summary>The words for what a suggestion is; editors choose its icon by them.</summary>
public static class CompletionKind
{
    /// <summary>A method of a type.</summary>
    public const string Method = "method";

    /// <summary>A function of a cell, a local function, or a method in scope through a static using.</summary>
    public const string Function = "function";

    /// <summary>A field.</summary>
    public const string Field = "field";

    /// <summary>A variable of a cell, a local variable, a parameter, or the name of an argument.</summary>
    public const string Variable = "variable";

    /// <summary>A class, a record included.</summary>
    public const string Class = "class";

    /// <summary>A struct, a record struct included.</summary>
    public const string Struct = "struct";

    /// <summary>An interface.</summary>
    public const string Interface = "interface";

    /// <summary>A namespace.</summary>
    public const string Namespace = "module";

    /// <summary>A property.</summary>
    public const string Property = "property";

    /// <summary>An event.</summary>
    public const string Event = "event";

    /// <summary>A delegate type: editors have no icon of its own for it.</summary>
    public const string Delegate = "class";

    /// <summary>A constant.</summary>
    public const string Constant = "constant";

    /// <summary>An enum.</summary>
    public const string Enum = "enum";

    /// <summary>A member of an enum.</summary>
    public const string EnumMember = "enumMember";

    /// <summary>A word of the language, or a directive.</summary>
    public const string Keyword = "keyword";

    /// <summary>A label that <c>goto</c> can name.</summary>
    public const string Label = "text";

    /// <summary>A file.</summary>
    public const string File = "file";

    /// <summary>A folder.</summary>
    public const string Folder = "folder";

    /// <summary>A package, or one of its versions.</summary>
    public const string Package = "reference";

    /// <summary>A type parameter.</summary>
    public const string TypeParameter = "typeParameter";
}
