using System.Globalization;
using System.Reflection;
using System.Security;
using System.Text;
using System.Xml.Linq;
using EcommerceNotebooks;
using EcommerceNotebooks.Pipeline;
using EcommerceNotebooks.Warehouse;
using Tests.Support;

namespace Tests.Documents;

/// <summary>README's picture of how data flows and of the parts: layers and tables from the contracts, rooms from the library, parts from the projects' references and folders.</summary>
internal static class PartsPicture
{
    internal const string Path = "notebooks/images/parts.svg";

    private const int Width = 860;
    private const int Gap = 40;
    private const int Head = 26;
    private const int LineHeight = 17;
    private const double LetterWidth = 6.6;

    private const string Style =
        "text{font:12px system-ui,sans-serif;fill:#1f2328}.t{font-weight:600;font-size:14px}.s{fill:#57606a;text-anchor:end}.h{font-weight:600;font-size:16px}.b{fill:#f6f8fa;stroke:#8c959f}.a{stroke:#57606a;fill:none;marker-end:url(#p)}";

    private sealed record Box(string Title, string Note, IReadOnlyList<string> Words);

    internal static string Render()
    {
        var drawing = new StringBuilder();
        var y = Heading(drawing, "How data flows", 0);
        y = Flow(drawing, y);
        y = Heading(drawing, "The parts; an arrow points to what a part uses", y + Gap / 2);
        y = Parts(drawing, y);
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{Width}" height="{y}" viewBox="0 0 {Width} {y}" role="img">
            <title>How data flows, and the parts of the project</title>
            <style>{Style}</style>
            <defs><marker id="p" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="#57606a"/></marker></defs>
            <rect width="100%" height="100%" fill="white"/>
            {drawing}</svg>

            """.ReplaceLineEndings("\n");
    }

    /// <summary>The projects of the project's folders, by name, with those they refer to.</summary>
    internal static IReadOnlyDictionary<string, IReadOnlyList<string>> References() =>
        new DirectoryInfo(Repository.Root)
            .EnumerateDirectories()
            .Where(folder => ProjectsOf(folder).Any())
            .OrderBy(folder => folder.Name, StringComparer.Ordinal)
            .ToDictionary(
                folder => folder.Name,
                IReadOnlyList<string> (folder) =>
                    [
                        .. ProjectsOf(folder)
                            .SelectMany(file => XDocument.Load(file.FullName).Descendants("ProjectReference"))
                            .Select(reference => ((string)reference.Attribute("Include")!).Split('/', '\\')[^2])
                            .Where(name => !name.EndsWith(".Tests", StringComparison.Ordinal))
                            .Distinct()
                            .Order(StringComparer.Ordinal),
                    ]
            );

    // A folder's own project, or those of the folders in it.
    private static IEnumerable<FileInfo> ProjectsOf(DirectoryInfo folder) =>
        folder
            .EnumerateFiles("*.csproj")
            .Concat(folder.EnumerateDirectories().SelectMany(inner => inner.EnumerateFiles("*.csproj")));

    /// <summary>The rooms of a shop, as one writes them after <c>shop.</c></summary>
    internal static IEnumerable<string> Rooms() =>
        typeof(Shop)
            .Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(method =>
                method.Name.StartsWith("get_", StringComparison.Ordinal)
                && method.ReturnType.Name.EndsWith("Room", StringComparison.Ordinal)
            )
            .Select(method => method.Name["get_".Length..])
            .Distinct()
            .Order(StringComparer.Ordinal);

    private static int Flow(StringBuilder drawing, int y)
    {
        Box[] boxes =
        [
            new("Files", "yours or data/sample", ["CSV,", "TSV,", "Parquet;", "packed", "or", "not"]),
            .. TableContracts
                .All.GroupBy(contract => contract.Layer)
                .Where(layer => layer.Key < WarehouseLayer.Predictions)
                .OrderBy(layer => layer.Key)
                .Select(layer => new Box(
                    layer.Key.ToString(),
                    StepOf(layer.Key),
                    Listed(layer.Select(contract => contract.Relation))
                )),
            new("Questions", "rooms of the shop", Listed(Rooms())),
            new("Answers", "", ["table,", "chart", "and", "sentence:", "notebook", "and", "HTML", "page"]),
        ];
        const int Columns = 3;
        var width = (Width - (Columns - 1) * Gap) / Columns;
        foreach (var row in boxes.Chunk(Columns))
        {
            var height = row.Max(box => HeightOf(box, width));
            foreach (var (column, box) in row.Index())
            {
                var x = column * (width + Gap);
                Draw(drawing, box, x, y, width, height);
                if (box != boxes[^1])
                {
                    drawing.Append(
                        column < Columns - 1
                            ? Arrow($"M{x + width} {y + height / 2}H{x + width + Gap}")
                            : Arrow($"M{x + width / 2} {y + height}v{Gap / 2}H{width / 2}v{Gap / 2}")
                    );
                }
            }

            y += height + Gap;
        }

        return y - Gap;
    }

    private static int Parts(StringBuilder drawing, int y)
    {
        var references = References();
        var places = new Dictionary<string, (int Middle, int Top, int Bottom)>(StringComparer.Ordinal);
        foreach (var level in references.Keys.GroupBy(Level).OrderByDescending(level => level.Key))
        {
            Box[] boxes = [.. level.Select(name => new Box(name, "", Listed(FoldersOf(name))))];
            var width = (Width - (boxes.Length - 1) * Gap) / boxes.Length;
            var height = boxes.Max(box => HeightOf(box, width));
            foreach (var (column, box) in boxes.Index())
            {
                var x = column * (width + Gap);
                Draw(drawing, box, x, y, width, height);
                places[box.Title] = (x + width / 2, y, y + height);
            }

            y += height + Gap;
        }

        foreach (var (user, used) in references.SelectMany(each => each.Value.Select(used => (each.Key, used))))
        {
            // What a part uses through another one has no arrow of its own.
            if (!references[user].Any(other => Uses(other, used)))
            {
                drawing.Append(
                    Arrow($"M{places[user].Middle} {places[user].Bottom}L{places[used].Middle} {places[used].Top}")
                );
            }
        }

        return y - Gap;

        int Level(string name) => references[name].Select(used => 1 + Level(used)).DefaultIfEmpty(0).Max();
        bool Uses(string name, string used) => references[name].Any(each => each == used || Uses(each, used));
    }

    private static string StepOf(WarehouseLayer layer) =>
        layer switch
        {
            WarehouseLayer.Raw => $"{PipelineStep.Ingest}",
            WarehouseLayer.Clean => $"{PipelineStep.Clean}",
            WarehouseLayer.Sessions => $"{PipelineStep.Sessions}",
            WarehouseLayer.Dimensions or WarehouseLayer.Facts => $"{PipelineStep.StarSchema}",
            WarehouseLayer.Marts => "with each step",
            _ => throw new ArgumentOutOfRangeException(nameof(layer), layer, "No step builds this layer."),
        };

    /// <summary>The folders of a project; of the notebooks, the notebooks. A folder without a file of the project, such as one of builds, is none of its folders.</summary>
    internal static IEnumerable<string> FoldersOf(string project)
    {
        var folder = new DirectoryInfo(Document.FullPath(project));
        return folder
            .EnumerateDirectories()
            .Where(each => each.EnumerateFiles("*.cs", SearchOption.AllDirectories).Any())
            .Select(each => each.Name)
            .Concat(folder.EnumerateFiles("*.ipynb").Select(file => Stem(file.Name)))
            .Order(StringComparer.Ordinal);
    }

    private static string Stem(string name) => System.IO.Path.GetFileNameWithoutExtension(name);

    private static string[] Listed(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return [.. all.Select((name, index) => index < all.Length - 1 ? name + "," : name)];
    }

    private static int HeightOf(Box box, int width) => Head + LinesOf(box, width).Count * LineHeight + 10;

    private static List<string> LinesOf(Box box, int width)
    {
        var most = (int)((width - 16) / LetterWidth);
        List<string> lines = [];
        foreach (var word in box.Words)
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= most)
            {
                lines[^1] += " " + word;
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines;
    }

    private static int Heading(StringBuilder drawing, string text, int y)
    {
        drawing.Append(
            CultureInfo.InvariantCulture,
            $"<text class=\"h\" x=\"0\" y=\"{y + 20}\">{Escape(text)}</text>\n"
        );
        return y + 34;
    }

    private static void Draw(StringBuilder drawing, Box box, int x, int y, int width, int height)
    {
        drawing.Append(
            CultureInfo.InvariantCulture,
            $"""
            <rect class="b" x="{x + 0.5}" y="{y + 0.5}" width="{width - 1}" height="{height - 1}" rx="6"/>
            <text class="t" x="{x + 8}" y="{y + 20}">{Escape(box.Title)}</text>
            <text class="s" x="{x + width - 8}" y="{y + 20}">{Escape(box.Note)}</text>

            """
        );
        foreach (var (index, line) in LinesOf(box, width).Index())
        {
            drawing.Append(
                CultureInfo.InvariantCulture,
                $"<text x=\"{x + 8}\" y=\"{y + Head + 14 + index * LineHeight}\">{Escape(line)}</text>\n"
            );
        }
    }

    private static string Arrow(FormattableString path) =>
        $"<path class=\"a\" d=\"{path.ToString(CultureInfo.InvariantCulture)}\"/>\n";

    private static string Escape(string text) => SecurityElement.Escape(text);
}
