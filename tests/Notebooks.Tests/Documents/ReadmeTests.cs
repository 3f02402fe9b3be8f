using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Tests.Support;

namespace Tests.Documents;

/// <summary>README and the documents below it say what the project has, and no more than fits.</summary>
public sealed partial class ReadmeTests
{
    private const int MostBytes = 10 * 1024;
    private const int FirstScreenLines = 40;

    private static readonly string Readme = Document.Text("README.md");

    public static TheoryData<string> Pictures => [ResultPicture.Path, PartsPicture.Path];

    [Fact]
    public void Readme_Size_IsAtMostTenKilobytes() => Assert.InRange(Encoding.UTF8.GetByteCount(Readme), 1, MostBytes);

    [Fact]
    public void Readme_FirstScreen_SaysWhatWhyAndHowToRun()
    {
        var screen = string.Join('\n', Readme.Split('\n').Take(FirstScreenLines));

        Assert.All(
            ["For whom", "Why", "dotnet run -c Release --project notebooks", ResultPicture.Path, "notebooks/own/"],
            words => Assert.Contains(words, screen, StringComparison.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Readme_Pictures_AreShown(string path) =>
        Assert.Contains($"]({path})", Readme, StringComparison.Ordinal);

    [Fact]
    public void ResultPicture_InTheRepository_IsThatOfTheExecutedNotebook() =>
        Assert.Equal(ResultPicture.Render(), Document.Text(ResultPicture.Path));

    [Fact]
    public void PartsPicture_InTheRepository_IsDrawnFromTheProject() =>
        Assert.Equal(PartsPicture.Render(), Document.Text(PartsPicture.Path));

    [Fact]
    public void PartsPicture_Texts_NameEveryPartAndLayer()
    {
        XNamespace svg = "http://www.w3.org/2000/svg";
        var names = XElement.Parse(PartsPicture.Render()).Elements(svg + "text").Select(text => text.Value).ToArray();

        Assert.All(
            PartsPicture.References().Keys.Concat(["Raw", "Clean", "Sessions", "Dimensions", "Facts", "Marts"]),
            name => Assert.Contains(name, names)
        );
    }

    [RequiresChromiumFact]
    public void PartsPicture_Texts_LieInTheirBoxes()
    {
        var dom = Chromium.DumpDom(
            $$"""
            <!DOCTYPE html><meta charset="utf-8"><body>{{PartsPicture.Render()}}<p id="over"></p>
            <script>
            const boxes = [...document.querySelectorAll('rect.b')].map(box => box.getBBox());
            const texts = [...document.querySelectorAll('text:not(.h)')];
            const inside = text => boxes.some(box =>
                box.x <= text.x && text.x + text.width <= box.x + box.width &&
                box.y <= text.y && text.y + text.height <= box.y + box.height);
            const over = texts.filter(text => text.textContent && !inside(text.getBBox()));
            document.getElementById('over').textContent = texts.length + ' texts, outside: ' + over.map(text => text.textContent).join('; ') + '.';
            </script>
            """
        );

        Assert.Matches(@"[1-9]\d* texts, outside: \.", dom);
    }

    [Fact]
    public void Readme_Notebooks_AreThoseOfTheStory() =>
        Assert.Equal(
            PartsPicture.FoldersOf("notebooks"),
            NotebookRow().Matches(Readme).Select(row => row.Groups[1].Value)
        );

    [Fact]
    public void Readme_Folders_AreThoseOfTheProject() =>
        Assert.Equal(
            PartsPicture.References().Keys.Append("data").Order(StringComparer.Ordinal),
            FolderRow().Matches(Readme).Select(row => row.Groups[1].Value).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void LibraryFolders_InItsReadme_AreThoseOfTheLibrary() =>
        Assert.Equal(
            PartsPicture.FoldersOf("lib"),
            LibraryRow()
                .Matches(Document.Text("lib/README.md"))
                .Select(row => row.Groups[1].Value)
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Rooms_InTheLibrarysReadme_AreThoseOfAShop() =>
        Assert.All(
            PartsPicture.Rooms(),
            room => Assert.Contains($"`{room}`", Document.Text("lib/README.md"), StringComparison.Ordinal)
        );

    [Fact]
    public void Readme_Dependencies_NameEveryPackage()
    {
        var packages = PartsPicture
            .References()
            .Keys.Where(project => project != "tests")
            .SelectMany(project => Directory.EnumerateFiles(Document.FullPath(project), "*.csproj"))
            .SelectMany(file => XDocument.Load(file).Descendants("PackageReference"))
            .Select(reference => (string)reference.Attribute("Include")!)
            .Distinct();

        Assert.All(packages, package => Assert.Contains(package, Readme, StringComparison.Ordinal));
    }

    [Fact]
    public void Glossary_Words_AreUsedByTheLibrary()
    {
        var words = GlossaryRow()
            .Matches(Document.Text("data/GLOSSARY.md"))
            .Select(row => row.Groups[1].Value)
            .ToArray();
        var texts = new[] { "*.cs", "*.sql" }
            .SelectMany(files => Directory.EnumerateFiles(Document.FullPath("lib"), files, SearchOption.AllDirectories))
            .Select(File.ReadAllText)
            .ToArray();

        Assert.True(words.Length > 10);
        Assert.All(
            words,
            word =>
                Assert.Contains(
                    texts,
                    text => Regex.IsMatch(text, $@"\b{Regex.Escape(word)}s?\b", RegexOptions.IgnoreCase)
                )
        );
    }

    [GeneratedRegex(@"^\| \[(\d\d_\w+)\]", RegexOptions.Multiline)]
    private static partial Regex NotebookRow();

    [GeneratedRegex(@"^\| (?:\[|`)([a-z]+)(?:\]\([\w/.]+\)|`) \|", RegexOptions.Multiline)]
    private static partial Regex FolderRow();

    [GeneratedRegex(@"^\| `(\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex LibraryRow();

    [GeneratedRegex(@"^\| (?!word)([\w ]+) \|", RegexOptions.Multiline)]
    private static partial Regex GlossaryRow();
}
