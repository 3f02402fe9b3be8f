using System.Text;
using System.Xml.Linq;

namespace CSharpKernel.Completion.Documentation;

/// <summary>Turns the XML of documentation comments into blocks of help.</summary>
internal sealed class DocumentationReader
{
    private readonly List<HelpBlock> blocks = [];
    private readonly List<HelpInline> line = [];

    private DocumentationReader() { }

    /// <summary>The blocks an element holds; none for null.</summary>
    public static IReadOnlyList<HelpBlock> Read(XElement? element)
    {
        if (element is null)
        {
            return [];
        }

        var reader = new DocumentationReader();
        reader.Add(element.Nodes(), HelpStyle.Plain);
        reader.EndParagraph();
        return reader.blocks;
    }

    private void Add(IEnumerable<XNode> nodes, HelpStyle style)
    {
        foreach (var node in nodes)
        {
            switch (node)
            {
                case XText text:
                    AddText(text.Value, style);
                    break;
                case XElement element:
                    Add(element, style);
                    break;
            }
        }
    }

    private void Add(XElement element, HelpStyle style)
    {
        switch (element.Name.LocalName)
        {
            case "see" or "seealso" or "xref":
                line.Add(Reference(element));
                break;
            case "paramref" or "typeparamref":
                line.Add(new HelpInline(element.Attribute("name")?.Value ?? "", HelpStyle.Code));
                break;
            case "c":
                line.Add(new HelpInline(element.Value, HelpStyle.Code));
                break;
            case "code":
                EndParagraph();
                blocks.Add(new HelpCode(WithoutIndent(element.Value)));
                break;
            case "list":
                EndParagraph();
                AddList(element, element.Attribute("type")?.Value == "number");
                break;
            case "ul" or "ol":
                EndParagraph();
                AddList(element, element.Name.LocalName == "ol");
                break;
            case "para" or "p":
                EndParagraph();
                Add(element.Nodes(), style);
                EndParagraph();
                break;
            case "br":
                EndParagraph();
                break;
            case "b" or "strong":
                Add(element.Nodes(), HelpStyle.Strong);
                break;
            case "i" or "em":
                Add(element.Nodes(), HelpStyle.Emphasis);
                break;
            case "a":
                line.Add(new HelpInline(element.Value, style, element.Attribute("href")?.Value));
                break;
            case "inheritdoc":
                break;
            default:
                Add(element.Nodes(), style);
                break;
        }
    }

    private static HelpInline Reference(XElement element)
    {
        if (element.Attribute("langword")?.Value is { } word)
        {
            return new HelpInline(word, HelpStyle.Code);
        }

        if (element.Attribute("href")?.Value is { } address)
        {
            return new HelpInline(element.Value.Length > 0 ? element.Value : address, HelpStyle.Plain, address);
        }

        var target = element.Attribute("cref")?.Value ?? element.Attribute("uid")?.Value ?? "";
        return element.Value.Length > 0
            ? new HelpInline(element.Value, HelpStyle.Plain)
            : new HelpInline(MemberIds.ToText(target), HelpStyle.Code);
    }

    // An empty line in the comment begins a new paragraph.
    private void AddText(string text, HelpStyle style)
    {
        var paragraphs = text.ReplaceLineEndings("\n").Split('\n');
        var words = new StringBuilder();
        for (var i = 0; i < paragraphs.Length; i++)
        {
            var isInner = i > 0 && i < paragraphs.Length - 1;
            if (isInner && string.IsNullOrWhiteSpace(paragraphs[i]))
            {
                AddWords(words, style);
                EndParagraph();
            }

            words.Append(i > 0 ? " " : "").Append(paragraphs[i]);
        }

        AddWords(words, style);
    }

    private void AddWords(StringBuilder words, HelpStyle style)
    {
        if (words.Length > 0)
        {
            line.Add(new HelpInline(words.ToString(), style));
            words.Clear();
        }
    }

    private void EndParagraph()
    {
        var content = InlineText.Collapse(line);
        line.Clear();
        if (content.Count > 0)
        {
            blocks.Add(new HelpParagraph(content));
        }
    }

    private void AddList(XElement list, bool isNumbered)
    {
        var items = list.Elements()
            .Where(item => item.Name.LocalName is "item" or "listheader" or "li")
            .Select(Item)
            .Where(item => item.Count > 0)
            .ToArray();
        if (items.Length > 0)
        {
            blocks.Add(new HelpList(items, isNumbered));
        }
    }

    // A term and its description stand in one entry: "term: description".
    private static IReadOnlyList<HelpBlock> Item(XElement item)
    {
        var parts = item.Elements()
            .Where(part => part.Name.LocalName is "term" or "description")
            .Select(Read)
            .Where(part => part.Count > 0)
            .ToArray();
        if (parts.Length == 0)
        {
            return Read(item);
        }

        if (parts.Length == 2 && parts[0] is [HelpParagraph term] && parts[1][0] is HelpParagraph meaning)
        {
            return
            [
                new HelpParagraph([.. term.Content, new HelpInline(": ", HelpStyle.Plain), .. meaning.Content]),
                .. parts[1].Skip(1),
            ];
        }

        return [.. parts.SelectMany(part => part)];
    }

    private static string WithoutIndent(string code)
    {
        var lines = code.ReplaceLineEndings("\n").Trim('\n').TrimEnd().Split('\n');
        var indent = lines
            .Where(text => !string.IsNullOrWhiteSpace(text))
            .Select(text => text.Length - text.TrimStart().Length)
            .DefaultIfEmpty(0)
            .Min();
        return string.Join('\n', lines.Select(text => text.Length >= indent ? text[indent..] : text.TrimStart()));
    }
}
