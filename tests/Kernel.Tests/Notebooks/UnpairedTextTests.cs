using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CSharpKernel.Evaluation;
using CSharpKernel.Formatting;
using CSharpKernel.Html;
using CSharpKernel.Notebooks;
using CSharpKernel.Running;
using CSharpKernel.Sessions;
using Tests.Support;

namespace Tests.Kernel.Notebooks;

/// <summary>Halves of surrogate pairs, and other text that files cannot hold, in every place of a notebook.</summary>
public class UnpairedTextTests
{
    private const int Rounds = 200;

    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    [Fact]
    public void ToJson_TextDrawnAtRandomInEveryPlace_IsReadBackByOthersAsItIs()
    {
        var random = new Random(11);
        for (var round = 0; round < Rounds; round++)
        {
            var notebook = Draw(random);
            using var read = JsonDocument.Parse(Strict.GetBytes(notebook.ToJson()));
            AssertWellFormed(read.RootElement);
            Assert.Equal(notebook.ToJson(), Notebook.Parse(notebook.ToJson()).ToJson());
            AssertHoldable(NotebookPage.Render(notebook, Text(random), "."));
        }
    }

    [RequiresPythonFact("nbformat")]
    public void Save_TextDrawnAtRandomInEveryPlace_IsReadAndWrittenAgainByJupyter()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(12);
        for (var round = 0; round < Rounds; round++)
        {
            Draw(random).Save(Path.Combine(folder.Path, $"{round}.ipynb"));
        }

        const string Program =
            "import glob, nbformat\nfor file in glob.glob('*.ipynb'):\n    notebook = nbformat.read(file, 4)\n    nbformat.validate(notebook)\n    nbformat.write(notebook, file)\n    assert nbformat.read(file, 4) == notebook\n";
        var run = ProgramRun.Of(Python.Path!, ["-c", Program], TimeSpan.FromMinutes(1), folder: folder.Path);
        Assert.True(run.ExitCode == 0, run.Text);
    }

    // Halves of pairs are written as escapes: an attribute cannot hold them.
    [Theory]
    [InlineData("caf\\ud83d", "caf\ufffd")]
    [InlineData("\\ude00 shop", "\ufffd shop")]
    [InlineData("\\ude00\\ud83d", "\ufffd\ufffd")]
    [InlineData("\\ud83d\\ud83d\\ude00", "\ufffd😀")]
    [InlineData("whole 😀", "whole 😀")]
    public void Outputs_HalfOfAPair_AreTheReplacementCharacterEverywhere(string escaped, string expected)
    {
        var shown = Regex.Unescape(escaped);
        var outputs = new OutputCollector(1);
        outputs.Write(OutputStream.StandardOutput, shown);
        outputs.Display("id" + shown, new MimeBundle([new("text/plain", shown), new("text/html", shown)]));
        outputs.Error(new CellError(shown, shown, [shown]));
        Assert.Equal(new StreamOutput("stdout", expected), outputs.Outputs()[0]);
        var display = Assert.IsType<DisplayOutput>(outputs.Outputs()[1]);
        Assert.Equal((expected, expected), (display.Content.Text("text/plain"), display.Content.Text("text/html")));
        var error = Assert.IsType<ErrorOutput>(outputs.Outputs()[2]);
        Assert.Equal((expected, expected, expected), (error.Name, error.Message, Assert.Single(error.Traceback)));
    }

    [Theory]
    [InlineData("""{"a": "\ud83d"}""", "\ufffd")]
    [InlineData("""{"a": "\uDE00"}""", "\ufffd")]
    [InlineData("""{"a": "\ud83d\ude00"}""", "😀")]
    [InlineData("""{"a": "\ud83d\ud83d\uDE00"}""", "\ufffd😀")]
    [InlineData("""{"a": "\\ud83d"}""", "\\ud83d")]
    [InlineData("""{"a": "\\\ud83d\n"}""", "\\\ufffd\n")]
    [InlineData("""{"a": "\ud83dx\ude00"}""", "\ufffdx\ufffd")]
    public void Bundle_JsonWithHalfOfAPair_HoldsTheReplacementCharacter(string json, string expected)
    {
        var bundle = new MimeBundle([new("application/json", json)]);
        Assert.Equal(expected, bundle.Entries["application/json"]["a"]!.GetValue<string>());
    }

    [Fact]
    public void Bundle_JsonWithAnUnescapedHalf_HoldsTheReplacementCharacter() =>
        Assert.Equal(
            "\ufffd",
            new MimeBundle([new("application/json", "[\"\ud83d\"]")]).Entries["application/json"][0]!.GetValue<string>()
        );

    [Fact]
    public void Parse_HalvesInSourceOutputsAndMetadata_AreReplaced()
    {
        var notebook = Notebook.Parse(
            """
            {"nbformat":4,"metadata":{"title \ud83d":"\ude00"},"cells":[{"cell_type":"code","id":"a","metadata":{"tags":["\ud83d"]},
             "source":["var x = \"\ud83d\";"],"execution_count":1,"outputs":[{"output_type":"stream","name":"stdout","text":["\ud83d\n"]},
             {"output_type":"execute_result","execution_count":1,"metadata":{"k":"\ude00"},"data":{"text/plain":"\ud83d","application/json":{"\ud83d":1}}}]}]}
            """
        );
        Assert.Equal("var x = \"\ufffd\";", notebook.Cells[0].Source);
        Assert.Equal("\ufffd", notebook.Cells[0].Tags[0]);
        using var read = JsonDocument.Parse(Strict.GetBytes(notebook.ToJson()));
        AssertWellFormed(read.RootElement);
    }

    [Fact]
    public void Run_StoredReplacementCharacters_CheckAgainstTheSameCutText()
    {
        using var folder = new TemporaryFolder();
        var file = new NotebookFile()
            .Code("var brand = \"caf\\u00e9 \\U0001F600 shop\"; brand.Substring(0, 6)")
            .Code("Console.WriteLine(brand[..6]); throw new Exception(brand[6..]);", CellTags.RaisesException)
            .Code("new[] { new { Brand = brand[..6] } }")
            .Save(folder.Path);
        var options = new RunOptions { OutputDirectory = Path.Combine(folder.Path, "out") };
        var executed = new NotebookRunner(options).Run([file])[0].OutputPath;
        var text = Strict.GetString(File.ReadAllBytes(executed));
        Assert.DoesNotContain("\\ud83d", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("café \ufffd", text, StringComparison.Ordinal);
        var again = options with { OutputDirectory = Path.Combine(folder.Path, "again"), Check = OutputCheck.All };
        Assert.Equal(ExitCode.Ok, new NotebookRunner(again).Run([executed])[0].Outcome);
    }

    [Fact]
    public void Render_ControlCharacters_AreReplacedAlsoInPictures()
    {
        var page = new NotebookFile()
            .Prose("# a\u0001b")
            .Printed("// \u0002", "c\u0000\u001bd\u009b\uffff\ttab")
            .Page();
        Assert.Contains("a\ufffdb</h1>", page, StringComparison.Ordinal);
        Assert.Contains("c\ufffd\ufffdd\ufffd\ufffd\ttab", page, StringComparison.Ordinal);
        AssertHoldable(page);
        var svg = new OutputHtml().Render(
            new DisplayOutput(new MimeBundle([new("image/svg+xml", "<svg>\u0001</svg>")]), IsResult: false, [])
        );
        var picture = Convert.ToBase64String(Encoding.UTF8.GetBytes("<svg>\ufffd</svg>"));
        Assert.Contains(picture, svg, StringComparison.Ordinal);
    }

    private static Notebook Draw(Random random)
    {
        var outputs = new OutputCollector(1);
        outputs.Write(OutputStream.StandardOutput, Text(random));
        outputs.Write(OutputStream.StandardOutput, Text(random));
        outputs.Display(Text(random), Bundle(random));
        outputs.Error(new CellError(Text(random), Text(random), [Text(random), Text(random)]));
        outputs.Result(Bundle(random));
        var code = new NotebookCell
        {
            Id = Text(random),
            Type = CellType.Code,
            Source = Text(random),
            ExecutionCount = 1,
            Outputs = outputs.Outputs(),
            Metadata = new JsonObject
            {
                [Text(random)] = Text(random),
                ["tags"] = new JsonArray("a" + Escaped(random)),
            },
        };
        var prose = new NotebookCell
        {
            Id = Text(random),
            Type = CellType.Markdown,
            Source = Text(random),
        };
        var stored =
            $$$"""{"nbformat":4,"metadata":{"{{{Escaped(random)}}}":{"k":"{{{Escaped(random)}}}"}},"cells":[{"cell_type":"raw","metadata":{"m":"{{{Escaped(random)}}}"},"source":["{{{Escaped(random)}}}"]}]}""";
        var notebook = Notebook.Parse(stored);
        notebook.Cells.Add(code);
        notebook.Cells.Add(prose);
        return notebook;
    }

    private static MimeBundle Bundle(Random random) =>
        new([
            new("text/plain", Text(random)),
            new("text/html", $"<b>{Text(random)}</b>"),
            new("text/x-" + random.Next(9).ToString(CultureInfo.InvariantCulture), Text(random)),
            new("application/json", $$"""{"{{Escaped(random)}}": ["{{Escaped(random)}}"]}"""),
        ]);

    private static string Text(Random random) =>
        new([.. Enumerable.Range(0, random.Next(12)).Select(_ => Character(random))]);

    private static char Character(Random random) =>
        random.Next(6) switch
        {
            0 => (char)random.Next(0xD800, 0xDC00),
            1 => (char)random.Next(0xDC00, 0xE000),
            2 => (char)random.Next(0, 0x20),
            3 => (char)random.Next(0x7F, 0xA0),
            4 => "\uFFFE\uFFFF\uFEFF\u2028\"\\<&"[random.Next(8)],
            _ => (char)random.Next(' ', 0x7F),
        };

    // As another program may have written it: halves of pairs as escapes.
    private static string Escaped(Random random) =>
        string.Concat(Text(random).Select(character => $"\\u{(int)character:x4}"));

    private static void AssertWellFormed(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    Strict.GetBytes(member.Name);
                    AssertWellFormed(member.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    AssertWellFormed(item);
                }

                break;
            case JsonValueKind.String:
                Strict.GetBytes(element.GetString()!);
                break;
        }
    }

    private static void AssertHoldable(string page) =>
        Assert.DoesNotContain(page, character => char.IsControl(character) && character is not ('\t' or '\n' or '\r'));
}
