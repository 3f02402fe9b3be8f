using System.Text.RegularExpressions;

namespace Tests.Kernel.Evaluation;

public class ErrorReportTests
{
    [Fact]
    public void Traceback_CompileError_NamesCellAndLineAndPointsAtTheColumn()
    {
        using var session = new CellSession();
        session.Run("var ok = 1;");
        var cell = session.Try("var a = 1;\n\nint wrong = \"text\";");
        Assert.Equal("CompilationError", cell.Error.Name);
        Assert.StartsWith("CS0029: ", cell.Error.Message, StringComparison.Ordinal);
        Assert.Contains("Cell In [2], line 3: CS0029", cell.Traceback, StringComparison.Ordinal);
        Assert.Contains(
            "----> 3 int wrong = \"text\";\n                    ^",
            cell.Traceback,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Traceback_ThrowInFunctionOfEarlierCell_NamesBothCells()
    {
        using var session = new CellSession();
        session.Run(
            "int Half(int value)\n{\n    if (value % 2 == 1)\n        throw new ArgumentException(\"odd\");\n    return value / 2;\n}"
        );
        var cell = session.Try("var four = Half(8);\n\nHalf(3)");
        Assert.Equal("ArgumentException", cell.Error.Name);
        Assert.Equal("odd", cell.Error.Message);
        Assert.Contains("Cell In [1], line 4, in Half", cell.Traceback, StringComparison.Ordinal);
        Assert.Contains("----> 4         throw new ArgumentException", cell.Traceback, StringComparison.Ordinal);
        Assert.Contains("Cell In [2], line 3", cell.Traceback, StringComparison.Ordinal);
    }

    [Fact]
    public void Traceback_ThrowAfterAwait_NamesTheLine()
    {
        using var session = new CellSession();
        session.Run("async Task<int> Load()\n{\n    await Task.Delay(1);\n    throw new FormatException(\"bad\");\n}");
        var cell = session.Try("var x = 1;\nawait Load()");
        Assert.Contains("Cell In [1], line 4, in Load", cell.Traceback, StringComparison.Ordinal);
        Assert.Contains("Cell In [2], line 2", cell.Traceback, StringComparison.Ordinal);
    }

    [Fact]
    public void Traceback_ThrowInLambda_NamesTheLine()
    {
        using var session = new CellSession();
        var cell = session.Try("var zero = 0;\nnew[] { 1 }.Select(item =>\n    item / zero).ToList()");
        Assert.Equal("DivideByZeroException", cell.Error.Name);
        Assert.Contains("Cell In [1], line 3, in lambda", cell.Traceback, StringComparison.Ordinal);
    }

    [Fact]
    public void Traceback_AnyFrame_IsOfTheUserOrALibrary()
    {
        using var session = new CellSession();
        var cell = session.Try("await Task.Run(() => int.Parse(\"x\"))");
        Assert.DoesNotContain("Microsoft.CodeAnalysis", cell.Traceback, StringComparison.Ordinal);
        Assert.DoesNotContain("CSharpKernel", cell.Traceback, StringComparison.Ordinal);
        Assert.DoesNotContain("End of stack trace", cell.Traceback, StringComparison.Ordinal);
        Assert.DoesNotContain("Submission#", cell.Traceback, StringComparison.Ordinal);
        Assert.DoesNotContain(AppContext.BaseDirectory, cell.Traceback, StringComparison.Ordinal);
        Assert.Contains("at System.Int32.Parse", cell.Traceback, StringComparison.Ordinal);
    }

    [Fact]
    public void Traceback_InnerExceptions_FollowTheirOuterOne()
    {
        using var session = new CellSession();
        var cell = session.Try(
            "try { int.Parse(\"x\"); }\ncatch (Exception inner) { throw new InvalidOperationException(\"outer\", inner); }"
        );
        Assert.Matches(
            "(?s)InvalidOperationException: outer.*Cell In \\[1\\], line 2.*caused by FormatException: .*Cell In \\[1\\], line 1",
            cell.Traceback
        );
    }

    [Fact]
    public void Traceback_EveryFrameOfACell_HasThePhraseEditorsSearchFor()
    {
        using var session = new CellSession();
        session.Run("void A() => throw new Exception(\"a\");");
        var cell = session.Try("void B() => A();\nB();");
        Assert.Equal(3, Regex.Count(cell.Traceback, @"Cell In \[\d+\], line \d+"));
    }

    [Fact]
    public void Traceback_DirectivesBeforeTheError_KeepItsLineNumber()
    {
        using var folder = new Support.TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "setup.csx"), "var loaded = 1;\n");
        using var session = new CellSession(folder.Path);
        var cell = session.Try(
            "#r \"System.Xml.ReaderWriter.dll\"\n#load \"setup.csx\"\n\nthrow new Exception(\"line four\");"
        );
        Assert.Contains("Cell In [1], line 4", cell.Traceback, StringComparison.Ordinal);
    }

    [Fact]
    public void Traceback_ThrowInLoadedScript_NamesItByItsRelativePath()
    {
        using var folder = new Support.TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "scripts"));
        File.WriteAllText(
            Path.Combine(folder.Path, "scripts", "fail.csx"),
            "int Fail()\n    => throw new Exception(\"from script\");\n"
        );
        using var session = new CellSession(folder.Path);
        session.Run("#load \"scripts/fail.csx\"");
        var cell = session.Try("Fail()");
        Assert.Contains("scripts/fail.csx, line 2, in Fail", cell.Traceback, StringComparison.Ordinal);
        Assert.DoesNotContain(folder.Path, cell.Traceback, StringComparison.Ordinal);
    }
}
