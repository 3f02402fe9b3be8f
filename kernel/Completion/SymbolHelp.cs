using System.Xml.Linq;
using CSharpKernel.Completion.Documentation;
using CSharpKernel.Evaluation;
using Microsoft.CodeAnalysis;

namespace CSharpKernel.Completion;

/// <summary>Composes the help on a symbol.</summary>
internal sealed class SymbolHelp(SymbolDocumentation documentation, CSharpEvaluator evaluator)
{
    /// <summary>Declaration, present value, summary, parameters and result; in detail also the overloads, exceptions, remarks and where it comes from.</summary>
    public IReadOnlyList<HelpBlock> Of(InspectedSymbol inspected, Compilation compilation, bool isDetailed)
    {
        var symbol = inspected.Symbol;
        var others = inspected.Overloads.Count - 1;
        List<HelpBlock> help = [new HelpCode(Declarations.Of(symbol) + Signatures.More(others))];
        if (Value(symbol) is { } value)
        {
            help.Add(
                new HelpParagraph([new HelpInline("Value: ", HelpStyle.Plain), new HelpInline(value, HelpStyle.Code)])
            );
        }

        var written = documentation.Find(symbol, compilation) ?? OfDeclaringType(symbol, compilation);
        help.AddRange(DocumentationReader.Read(written?.Element("summary")));
        AddTerms(help, "Type parameters", written, "typeparam");
        AddTerms(help, "Parameters", written, "param");
        AddPart(help, "Returns", written?.Element("returns"));
        AddPart(help, "Value", written?.Element("value"));
        if (isDetailed)
        {
            AddTerms(help, "Exceptions", written, "exception");
            AddPart(help, "Remarks", written?.Element("remarks"));
            AddPart(help, "Example", written?.Element("example"));
            AddOverloads(help, inspected);
            AddOrigin(help, symbol);
        }

        return help;
    }

    // Constructors and positional records are often documented at the type alone.
    private XElement? OfDeclaringType(ISymbol symbol, Compilation compilation) =>
        symbol is IMethodSymbol { MethodKind: MethodKind.Constructor }
            ? documentation.Find(symbol.ContainingType, compilation)
            : null;

    private string? Value(ISymbol symbol) =>
        symbol is IFieldSymbol { ContainingType.IsScriptClass: true }
        && evaluator.Variables.FirstOrDefault(variable => variable.Name == symbol.Name) is { } variable
            ? ShortValue.Of(variable.Value)
            : null;

    private static void AddTerms(List<HelpBlock> help, string heading, XElement? written, string name)
    {
        var terms = (written?.Elements(name) ?? [])
            .Select(element => (Term(element), DocumentationReader.Read(element)))
            .Where(term => term.Item1.Length > 0 && term.Item2.Count > 0)
            .ToArray();
        if (terms.Length > 0)
        {
            help.Add(new HelpHeading(heading));
            help.Add(new HelpTerms(terms));
        }
    }

    private static string Term(XElement element) =>
        element.Attribute("name")?.Value ?? MemberIds.ToText(element.Attribute("cref")?.Value ?? "");

    private static void AddPart(List<HelpBlock> help, string heading, XElement? element)
    {
        var content = DocumentationReader.Read(element);
        if (content.Count > 0)
        {
            help.Add(new HelpHeading(heading));
            help.AddRange(content);
        }
    }

    private static void AddOverloads(List<HelpBlock> help, InspectedSymbol inspected)
    {
        if (inspected.Overloads.Count > 1)
        {
            help.Add(new HelpHeading("Overloads"));
            help.Add(
                new HelpCode(string.Join('\n', inspected.Overloads.Select(one => one.ToDisplayString(Signatures.Full))))
            );
        }
    }

    private static void AddOrigin(List<HelpBlock> help, ISymbol symbol)
    {
        var space = symbol.ContainingNamespace;
        if (symbol.Locations.Any(location => location.IsInMetadata) && space is { IsGlobalNamespace: false })
        {
            help.Add(
                new HelpParagraph([
                    new HelpInline("Namespace ", HelpStyle.Plain),
                    new HelpInline(space.ToDisplayString(), HelpStyle.Code),
                    new HelpInline(", assembly ", HelpStyle.Plain),
                    new HelpInline(symbol.ContainingAssembly.Name, HelpStyle.Code),
                ])
            );
        }
    }
}
