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

    // "where" lists "cell:line method" of every frame in user code, innermost first.
    [Theory]
    [InlineData(
        "class Bad\n{\n    public static int V = int.Parse(\"x\");\n}\n_ = Bad.V;",
        "1:5, 1:3 Bad static constructor"
    )]
    [InlineData(
        "class C<T>\n{\n    public C(int i)\n    { throw new Exception(); }\n}\nnew C<string>(1)",
        "1:4 C constructor, 1:6"
    )]
    [InlineData(
        "await Task.WhenAll(\n    F(), F());\nasync Task F() { await Task.Yield();\nthrow new Exception(); }",
        "1:4 F, 1:1"
    )]
    [InlineData("Parallel.For(0, 9, i =>\n{\n    if (i == 2)\n        throw new Exception();\n});", "1:1, 1:4 lambda")]
    [InlineData("void R()\n{\n    try { int.Parse(\"q\"); }\n    catch { throw; }\n}\nR();", "1:3 R, 1:6")]
    [InlineData(
        "Exception kept = null;\ntry { throw new Exception(); } catch (Exception e) { kept = e; }\nSystem.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(kept);",
        "1:2, 1:3"
    )]
    [InlineData(
        "IEnumerable<int> It()\n{\n    yield return 1;\n    throw new Exception();\n}\nIt().Sum()",
        "1:4 It, 1:6"
    )]
    [InlineData(
        "int Outer(int x)\n{\n    int Inner(int y)\n        => y / (x - x);\n    return Inner(1);\n}\nOuter(2)",
        "1:4 Inner, 1:5 Outer, 1:7"
    )]
    [InlineData(
        "Func<Task> f = async () =>\n{\n    await Task.Yield();\n    throw new Exception();\n};\nawait f();",
        "1:4 lambda, 1:6"
    )]
    [InlineData(
        "async IAsyncEnumerable<int> A()\n{\n    await Task.Yield();\n    yield return 1;\n    throw new Exception();\n}\nawait foreach (var q in A()) { }",
        "1:5 A, 1:7"
    )]
    [InlineData("class P\n{\n    public int V =>\n        throw new Exception();\n}\nnew P().V", "1:4 P.get_V, 1:6")]
    public void Traceback_FramesOfUserCode_AreAllNamed(string code, string where)
    {
        using var session = new CellSession();
        var found = Regex
            .Matches(
                session.Try(code).Traceback,
                @"^Cell In \[(\d+)\], line (\d+)(?:, in (.+))?$",
                RegexOptions.Multiline
            )
            .Select(match => $"{match.Groups[1]}:{match.Groups[2]} {match.Groups[3]}".TrimEnd());
        Assert.Equal(where, string.Join(", ", found));
    }

    [Theory]
    [InlineData(
        "class Mute : Exception { public override string Message => throw new Exception(); }\nthrow new Mute();",
        "(its message cannot be read: Exception)"
    )]
    [InlineData("GC.AllocateUninitializedArray<long>(int.MaxValue)", "Array dimensions exceeded supported range.")]
    public void Error_OddException_IsAnErrorLikeAnyOther(string code, string message)
    {
        using var session = new CellSession();
        Assert.Equal(message, session.Try(code).Error.Message);
        Assert.Equal("2", session.Run("1 + 1").ResultText);
    }

    [Fact]
    public void Traceback_ManyCauses_AreCut()
    {
        using var session = new CellSession();
        var cell = session.Try(
            "throw new AggregateException(Enumerable.Range(0, 30).Select(i => new Exception(new string('x', 20000))));"
        );
        Assert.EndsWith("\n… 20 more exceptions", cell.Traceback, StringComparison.Ordinal);
        Assert.InRange(cell.Traceback.Length, 50_000, 150_000);
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
