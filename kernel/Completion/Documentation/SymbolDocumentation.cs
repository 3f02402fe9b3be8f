using System.Collections.Concurrent;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace CSharpKernel.Completion.Documentation;

/// <summary>Finds what was written about a symbol: by the framework, beside a library, or in a cell's own comments.</summary>
internal sealed class SymbolDocumentation
{
    private const int InheritanceLimit = 8;
    private readonly ConcurrentDictionary<string, DocumentationIndex> libraries = new(StringComparer.Ordinal);

    /// <summary>The symbol's documentation with what it inherits; null when nothing was written.</summary>
    public XElement? Find(ISymbol symbol, Compilation compilation) =>
        Find(Definition(symbol), compilation, InheritanceLimit);

    private XElement? Find(ISymbol symbol, Compilation compilation, int inheritances)
    {
        var own = Own(symbol, compilation);
        if (own?.Descendants("inheritdoc").FirstOrDefault() is not { } inherit)
        {
            return own;
        }

        var from = inherit.Attribute("cref")?.Value is { } id
            ? DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation)
            : Inherited(symbol);
        var inherited =
            from is null || inheritances == 0 ? null : Find(Definition(from), compilation, inheritances - 1);
        return inherited is null ? own : Merge(own, inherited);
    }

    private XElement? Own(ISymbol symbol, Compilation compilation)
    {
        if (symbol.Locations.Any(location => location.IsInSource))
        {
            return Parse(symbol.GetDocumentationCommentXml());
        }

        if (
            symbol.GetDocumentationCommentId() is not { } id
            || symbol.ContainingAssembly is not { } assembly
            || (compilation.GetMetadataReference(assembly) as PortableExecutableReference)?.FilePath is not { } path
        )
        {
            return null;
        }

        return Path.GetDirectoryName(path) == ReferencePack.FrameworkFolder
            ? ReferencePack.Index.Find(id)
            : libraries
                .GetOrAdd(
                    Path.ChangeExtension(path, ".xml"),
                    file => DocumentationIndex.Of(File.Exists(file) ? [file] : [])
                )
                .Find(id);
    }

    private static XElement? Parse(string? xml)
    {
        try
        {
            return string.IsNullOrWhiteSpace(xml) ? null : XElement.Parse(xml, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            // The comment of a cell need not be well-formed.
            return null;
        }
    }

    // What the member says itself stands; the rest comes from where it inherits.
    private static XElement Merge(XElement own, XElement inherited) =>
        new(
            "member",
            own.Elements().Where(part => part.Name.LocalName != "inheritdoc" && !part.Elements("inheritdoc").Any()),
            inherited
                .Elements()
                .Where(part =>
                    !own.Elements(part.Name)
                        .Any(mine =>
                            mine.Attribute("name")?.Value == part.Attribute("name")?.Value
                            && !mine.Elements("inheritdoc").Any()
                        )
                )
        );

    private static ISymbol Definition(ISymbol symbol) =>
        symbol switch
        {
            IAliasSymbol alias => Definition(alias.Target),
            IMethodSymbol { ReducedFrom: { } extension } => extension.OriginalDefinition,
            IMethodSymbol { AssociatedSymbol: { } owner } => owner.OriginalDefinition,
            _ => symbol.OriginalDefinition,
        };

    private static ISymbol? Inherited(ISymbol symbol) =>
        symbol switch
        {
            INamedTypeSymbol { BaseType: { SpecialType: not SpecialType.System_Object } parent } => parent,
            INamedTypeSymbol type => type.Interfaces.FirstOrDefault(),
            IMethodSymbol { OverriddenMethod: { } overridden } => overridden,
            IPropertySymbol { OverriddenProperty: { } overridden } => overridden,
            IEventSymbol { OverriddenEvent: { } overridden } => overridden,
            IMethodSymbol { MethodKind: MethodKind.Constructor } constructor =>
                constructor.ContainingType.BaseType?.InstanceConstructors.FirstOrDefault(other =>
                    other
                        .Parameters.Select(parameter => parameter.Type)
                        .SequenceEqual(
                            constructor.Parameters.Select(parameter => parameter.Type),
                            SymbolEqualityComparer.Default
                        )
                ),
            _ => symbol
                .ContainingType?.AllInterfaces.SelectMany(one => one.GetMembers(symbol.Name))
                .FirstOrDefault(member =>
                    SymbolEqualityComparer.Default.Equals(
                        symbol.ContainingType.FindImplementationForInterfaceMember(member),
                        symbol
                    )
                ),
        };
}
