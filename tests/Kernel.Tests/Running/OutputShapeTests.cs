using CSharpKernel.Formatting;
using CSharpKernel.Notebooks;
using CSharpKernel.Running;

namespace Tests.Kernel.Running;

public class OutputShapeTests
{
    private const string Stored =
        "Timings (149 rows)\nside    median_ms\nVARCHAR    DOUBLE\n------  ---------\nold          9.27\nnew         12.50\n2 rows x 2 columns";

    [Fact]
    public void Of_OtherFiguresWordsAndWidths_IsTheSame()
    {
        const string fresh =
            "Timings (149 rows)\nside      median_ms\nVARCHAR      DOUBLE\n--------  ---------\nold       10,009.27\nnew            1.50\n2 rows x 2 columns";

        Assert.Equal(
            OutputShape.Of([Printed("faster\n"), Table(Stored)]),
            OutputShape.Of([Printed("no difference\n"), Table(fresh)])
        );
    }

    [Theory]
    [InlineData("median_ms", "mean_ms")]
    [InlineData("DOUBLE", "BIGINT")]
    [InlineData("Timings", "Times")]
    [InlineData("new         12.50\n", "")]
    public void Of_AnotherHeadOrNumberOfRows_Differs(string text, string other) =>
        Assert.NotEqual(
            OutputShape.Of([Table(Stored)]),
            OutputShape.Of([Table(Stored.Replace(text, other, StringComparison.Ordinal))])
        );

    [Fact]
    public void Of_AnotherNumberOfPrintedLines_Differs() =>
        Assert.NotEqual(OutputShape.Of([Printed("a\nb\n")]), OutputShape.Of([Printed("a\n")]));

    [Fact]
    public void Of_PrintedTextThatIsSplitOtherwise_IsTheSame() =>
        Assert.Equal(OutputShape.Of([Printed("a\nb\n")]), OutputShape.Of([Printed("a\n"), Printed("c\n")]));

    [Fact]
    public void Of_NothingPrinted_Differs() => Assert.NotEqual(OutputShape.Of([]), OutputShape.Of([Printed("a\n")]));

    [Fact]
    public void Of_OtherMimeTypes_Differs() =>
        Assert.NotEqual(
            OutputShape.Of([Display(("text/plain", "x"))]),
            OutputShape.Of([Display(("text/plain", "x"), ("text/html", "<b>x</b>"))])
        );

    [Fact]
    public void Of_AnError_CountsInFull() =>
        Assert.NotEqual(
            OutputShape.Of([new ErrorOutput("Exception", "one", [])]),
            OutputShape.Of([new ErrorOutput("Exception", "two", [])])
        );

    [Theory]
    [InlineData("Console.WriteLine(\"fresh 2\");", ExitCode.Ok)]
    [InlineData("Console.WriteLine(\"fresh\\nand more\");", ExitCode.OutputDiffers)]
    [InlineData("1", ExitCode.OutputDiffers)]
    public void Run_CellThatVaries_IsComparedByShape(string source, ExitCode expected)
    {
        using var folder = new Support.TemporaryFolder();
        var file = new NotebookFile().Printed(source, "stored 1\n", CellTags.Varies).Save(folder.Path);
        var options = new RunOptions { OutputDirectory = Path.Combine(folder.Path, "out"), Check = OutputCheck.All };

        Assert.Equal(expected, new NotebookRunner(options).Run([file])[0].Outcome);
    }

    private static StreamOutput Printed(string text) => new(StreamOutput.StandardOutput, text);

    private static DisplayOutput Table(string text) => Display(("text/plain", text), ("text/html", "<table></table>"));

    private static DisplayOutput Display(params (string Type, string Text)[] forms) =>
        new(new MimeBundle(forms.Select(form => KeyValuePair.Create(form.Type, form.Text))), IsResult: true, []);
}
