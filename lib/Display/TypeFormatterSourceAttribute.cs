namespace EcommerceNotebooks.Display;

/// <summary>
/// Names the type whose <c>CreateTypeFormatters()</c> gives the ways a class is shown in a notebook. Notebook engines find
/// it by its simple name and read it by reflection, so a host needs no reference to this library, nor this library to a host.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>A type with a parameterless constructor and a method <c>CreateTypeFormatters()</c>.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The MIME types shown together as one bundle, or null for the host's own choice.</summary>
    public string[]? PreferredMimeTypes { get; set; }
}
