using CSharpKernel.Notebooks;
using CSharpKernel.Running;
using Tests.Support;

namespace Tests.Kernel.Running;

[Trait("Speed", "Slow")]
public class ParameterInjectionTests
{
    [Fact]
    public void Run_WithParameters_InsertsACellAfterTheDeclaration()
    {
        using var folder = new TemporaryFolder();
        var file = new NotebookFile()
            .Prose("# Title")
            .Code("var source = \"sample\";\nint rows = 5;", CellTags.Parameters)
            .Code("Console.Write(source + rows);")
            .Save(folder.Path);
        var executed = Run(folder, file, ("rows", "7"), ("source", "a \"b\"\\c\n\u00e9"));
        var injected = executed.Cells[2];
        Assert.Equal("// Parameters\nvar rows = 7;\nvar source = \"a \\\"b\\\"\\\\c\\n\\xe9\";\n", injected.Source);
        Assert.Equal([CellTags.InjectedParameters], injected.Tags);
        Assert.Equal(new StreamOutput("stdout", "a \"b\"\\c\n\u00e97"), executed.Cells[3].Outputs[0]);
    }

    [Fact]
    public void Run_NotebookWithInjectedCell_ReplacesIt()
    {
        using var folder = new TemporaryFolder();
        var file = new NotebookFile()
            .Code("var n = 1;", CellTags.Parameters)
            .Code("var n = 2;", CellTags.InjectedParameters)
            .Code("n")
            .Save(folder.Path);
        var once = Run(folder, file, ("n", "3"));
        Assert.Equal(3, once.Cells.Count);
        Assert.Equal("// Parameters\nvar n = 3;\n", once.Cells[1].Source);
        Assert.Equal(["var n = 1;", "n"], Run(folder, file).Cells.Select(cell => cell.Source));
    }

    [Theory]
    [InlineData("string x = null;", "5", "\"5\"")]
    [InlineData("var x = \"a\";", "", "\"\"")]
    [InlineData("var x = 1;", "-12", "-12")]
    [InlineData("var x = -1;", "2147483647", "2147483647")]
    [InlineData("long x = 1;", "5000000000", "5000000000L")]
    [InlineData("var x = 1L;", "5", "5L")]
    [InlineData("var x = 1.5;", "2", "2.0")]
    [InlineData("double x = 1;", "1e-7", "1e-07")]
    [InlineData("double? x = null;", "NaN", "double.NaN")]
    [InlineData("float x = 1;", "0.1", "0.1f")]
    [InlineData("var x = 0.1m;", "12.50", "12.50m")]
    [InlineData("bool x = true;", "False", "false")]
    [InlineData("var x = new[] { 1, 2 };", "3, 4", "new [] { 3, 4 }")]
    [InlineData("string[] x = [];", "a,b c", "new [] { \"a\", \"b c\" }")]
    [InlineData("string[] x = [];", "", "new string[] { }")]
    [InlineData("string[] x = [];", "[\"a, b\", \"\u20ac\"]", "new [] { \"a, b\", \"\\u20ac\" }")]
    [InlineData("long[] x = [];", "1, 5000000000", "new [] { 1, 5000000000L }")]
    [InlineData("long[] x = [];", "1, 2", "new [] { 1L, 2L }")]
    [InlineData("double[] x = [];", "[1, 2.5]", "new [] { 1.0, 2.5 }")]
    public void Source_Value_IsALiteralOfTheDeclaredType(string declaration, string value, string expected)
    {
        var literal = ParameterLiteral.Of(Assert.Single(ParameterDeclaration.In(declaration)), value);
        Assert.Equal(expected, literal);
    }

    // Papermill's rules for C#: translators.py of nteract/papermill.
    [Theory]
    [InlineData("{}", "new Dictionary<string,Object>{  }")]
    [InlineData("{\"a\": 1, \"b\": \"x\"}", "new Dictionary<string,Object>{ { \"a\" , 1 }, { \"b\" , \"x\" } }")]
    [InlineData(
        "{\"a\": [1, 5000000000], \"b\": {\"c\": true}}",
        "new Dictionary<string,Object>{ { \"a\" , new [] { 1, 5000000000L } }, { \"b\" , new Dictionary<string,Object>{ { \"c\" , true } } } }"
    )]
    [InlineData("{\"a\": 1e-7, \"b\": 2.0}", "new Dictionary<string,Object>{ { \"a\" , 1e-07 }, { \"b\" , 2.0 } }")]
    public void Source_Dictionary_MatchesPapermill(string value, string expected)
    {
        foreach (
            var declaration in (string[])
                [
                    "Dictionary<string, object> x = new();",
                    "var x = new Dictionary<string, object>();",
                    "var x = new Dictionary<string,Object>{ };",
                ]
        )
        {
            Assert.Equal(expected, ParameterLiteral.Of(Assert.Single(ParameterDeclaration.In(declaration)), value));
        }
    }

    [Fact]
    public void Run_DictionaryWithEveryKindOfValue_ArrivesInTheNotebook()
    {
        using var folder = new TemporaryFolder();
        var file = new NotebookFile()
            .Code("var x = new Dictionary<string, object>();", CellTags.Parameters)
            .Code("string.Join(\" \", x.Select(pair => $\"{pair.Key}:{pair.Value.GetType().Name}\"))")
            .Save(folder.Path);
        var given =
            "{\"a\": 1, \"b\": 5000000000, \"c\": 1.5, \"d\": [1, 2.5], \"e\": [1, \"x\"], \"f\": [], \"g\": {\"h\": false}, \"i\": [[1], [2]]}";
        var executed = Run(folder, file, ("x", given));
        var shown = Assert.IsType<DisplayOutput>(Assert.Single(executed.Cells[2].Outputs));
        Assert.Equal(
            "a:Int32 b:Int64 c:Double d:Double[] e:Object[] f:Object[] g:Dictionary`2 i:Int32[][]",
            shown.Content.Text("text/plain")
        );
    }

    [Theory]
    [InlineData("{\"a\": null}", "Parameter 'x': null cannot be given: C# does not know its type.")]
    [InlineData("{\"a\": 99999999999999999999}", "Parameter 'x': 99999999999999999999 is beyond 64 bits.")]
    [InlineData("[1]", "Parameter 'x' is declared as Dictionary<string, object>: '[1]' is not a JSON object.")]
    [InlineData("a", "Parameter 'x' is declared as Dictionary<string, object>: 'a' is not a JSON object.")]
    public void Source_DictionaryThatHasNoLiteral_IsRefused(string value, string expected) =>
        Assert.Equal(
            expected,
            Assert
                .Throws<RunException>(() =>
                    ParameterLiteral.Of(new ParameterDeclaration("x", "Dictionary<string, object>"), value)
                )
                .Message
        );

    [Fact]
    public void Source_ListWithNull_IsRefused() =>
        Assert.Equal(
            "Parameter 'x': null cannot be given.",
            Assert
                .Throws<RunException>(() => ParameterLiteral.Of(new ParameterDeclaration("x", "string[]"), "[null]"))
                .Message
        );

    [Theory]
    [InlineData("int x = 1;", "1.5", "Parameter 'x' is declared as int: '1.5' is not a whole number of 32 bits.")]
    [InlineData(
        "int x = 1;",
        "3000000000",
        "Parameter 'x' is declared as int: '3000000000' is not a whole number of 32 bits."
    )]
    [InlineData("bool x = true;", "yes", "Parameter 'x' is declared as bool: 'yes' is not true or false.")]
    [InlineData("double x = 1;", "1,5", "Parameter 'x' is declared as double: '1,5' is not a number such as 0.5.")]
    [InlineData(
        "DateTime x = default;",
        "2019-01-01",
        "Parameter 'x' is declared as DateTime, which cannot be given as text"
    )]
    public void Run_ValueOfAnotherType_IsRefusedBeforeAnythingRuns(string declaration, string value, string expected)
    {
        using var folder = new TemporaryFolder();
        var file = new NotebookFile().Code(declaration, CellTags.Parameters).Save(folder.Path);
        var thrown = Assert.Throws<RunException>(() => Run(folder, file, ("x", value)));
        Assert.StartsWith(expected, thrown.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.BadArguments, thrown.Code);
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "out")));
    }

    [Fact]
    public void Run_ParameterTheNotebookDoesNotDeclare_IsRefusedWithThoseItDoes()
    {
        using var folder = new TemporaryFolder();
        var file = new NotebookFile().Code("var a = 1; var b = 2;", CellTags.Parameters).Save(folder.Path);
        Assert.Equal(
            "notebook.ipynb has no parameter 'c'; it declares a, b.",
            Assert.Throws<RunException>(() => Run(folder, file, ("c", "1"))).Message
        );
        var none = new NotebookFile().Code("1").Save(folder.Path, "none.ipynb");
        Assert.StartsWith(
            "none.ipynb takes no parameters",
            Assert.Throws<RunException>(() => Run(folder, none, ("c", "1"))).Message,
            StringComparison.Ordinal
        );
    }

    private static Notebook Run(TemporaryFolder folder, string file, params (string Name, string Value)[] parameters)
    {
        var options = new RunOptions
        {
            OutputDirectory = Path.Combine(folder.Path, "out"),
            Parameters = parameters.ToDictionary(item => item.Name, item => item.Value),
        };
        return Notebook.Load(new NotebookRunner(options).Run([file])[0].OutputPath);
    }
}
