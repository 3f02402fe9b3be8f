namespace CSharpKernel.Completion;

/// <summary>What the grammar allows where a word stands alone.</summary>
internal enum NamePlace
{
    /// <summary>A new name, which only its author can know.</summary>
    Nothing,

    /// <summary>The beginning of a statement: anything.</summary>
    Statement,

    /// <summary>A value, or what leads to one.</summary>
    Expression,

    /// <summary>A type.</summary>
    Type,

    /// <summary>A namespace to use.</summary>
    Namespace,

    /// <summary>A pattern: a type, or a value to compare with.</summary>
    Pattern,

    /// <summary>A member of a type that is being declared.</summary>
    Member,

    /// <summary>A class that attributes are made of.</summary>
    Attribute,

    /// <summary>A place to go to.</summary>
    Label,

    /// <summary>What is between a value and what follows it: <c>is</c>, <c>switch</c>.</summary>
    Operator,

    /// <summary>What continues a query.</summary>
    Query,

    /// <summary>A member that can be overridden.</summary>
    Override,
}
