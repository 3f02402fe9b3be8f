using CSharpKernel.Evaluation;

namespace Tests.Kernel.Evaluation;

public class CSharpEvaluatorTests
{
    [Fact]
    public void Execute_VariableOfEarlierCell_IsSeen()
    {
        using var session = new CellSession();
        session.Run("var first = 20;");
        Assert.Equal("42", session.Run("first * 2 + 2").ResultText);
    }

    [Fact]
    public void Execute_RedefinitionWithAnotherType_TakesTheNewOne()
    {
        using var session = new CellSession();
        session.Run("var x = 1;");
        session.Run("var x = \"text\";");
        Assert.Equal("4", session.Run("x.Length").ResultText);
    }

    [Fact]
    public void Execute_UsingOfEarlierCell_Persists()
    {
        using var session = new CellSession();
        session.Run("using System.Numerics;");
        Assert.Equal("True", session.Run("new BigInteger(2) == 2").ResultText);
    }

    [Fact]
    public void Execute_TopLevelAwait_GivesItsValue()
    {
        using var session = new CellSession();
        Assert.Equal("7", session.Run("await Task.Run(async () => { await Task.Delay(5); return 7; })").ResultText);
    }

    [Fact]
    public void Execute_AwaitInACell_ContinuesOnTheCellsThread()
    {
        using var session = new CellSession();
        var cell = session.Run(
            "var before = Environment.CurrentManagedThreadId; await Task.Delay(5); before == Environment.CurrentManagedThreadId"
        );
        Assert.Equal("True", cell.ResultText);
    }

    [Fact]
    public void Execute_SessionsSideBySide_DoNotMixTheirTypes()
    {
        using var first = new CellSession();
        using var second = new CellSession();
        Parallel.Invoke(
            () => first.Run("var task = Task.FromResult(1);"),
            () => second.Run("var task = Task.FromResult(2);")
        );
        for (var round = 0; round < 3; round++)
        {
            Assert.Equal("1", first.Run("await task").ResultText);
            Assert.Equal("2", second.Run("await task").ResultText);
        }
    }

    [Fact]
    public void Execute_DefaultImports_AreInScope()
    {
        using var session = new CellSession();
        var cell = session.Run(
            "new ArrayList(new List<int> { 1 }).Count + Enumerable.Range(0, 2).Sum() + new StringBuilder(\"ab\").Length + Path.GetFileName(\"a/b\").Length + Math.Abs(-1)"
        );
        Assert.Equal("6", cell.ResultText);
    }

    [Fact]
    public void Execute_CurrentLanguageVersion_Compiles()
    {
        using var session = new CellSession();
        session.Run("record Item(string Name) { public string Label { get; set => field = value.Trim(); } = \"\"; }");
        Assert.Equal("a", session.Run("new Item(\"x\") { Label = \" a \" }.Label").ResultText);
    }

    [Theory]
    [InlineData("null", "null")]
    [InlineData("string text = null; text", "null")]
    [InlineData("int? number = null;\nnumber", "null")]
    public void Execute_TrailingNull_IsShownAsNull(string code, string expected)
    {
        using var session = new CellSession();
        Assert.Equal(expected, session.Run(code).ResultText);
    }

    [Theory]
    [InlineData("Math.Abs(-1);")]
    [InlineData("var x = 5;")]
    [InlineData("int F() => 1;")]
    [InlineData("void G() { } G()")]
    [InlineData("await Task.Delay(1)")]
    [InlineData("// nothing but a comment")]
    [InlineData("")]
    public void Execute_NoTrailingValue_ShowsNothing(string code)
    {
        using var session = new CellSession();
        var cell = session.Try(code);
        Assert.Equal(EvaluationStatus.Succeeded, cell.Evaluation.Status);
        Assert.Empty(cell.Log);
    }

    [Fact]
    public void Execute_ThrowAfterAssignments_KeepsThem()
    {
        using var session = new CellSession();
        var failed = session.Try("var kept = 5;\nkept = 6;\nthrow new Exception(\"stop\");");
        Assert.Equal(EvaluationStatus.Failed, failed.Evaluation.Status);
        Assert.Equal("6", session.Run("kept").ResultText);
    }

    [Fact]
    public void Execute_CodeThatDoesNotCompile_LeavesTheStateAsItWas()
    {
        using var session = new CellSession();
        session.Run("var x = 3;");
        Assert.Equal(CellError.CompilationErrorName, session.Try("var x = ;").Error.Name);
        Assert.Equal("3", session.Run("x").ResultText);
    }

    [Fact]
    public void Execute_ExceptionInAsyncVoid_FailsTheCell()
    {
        using var session = new CellSession();
        session.Run("async void Later() { await Task.Yield(); throw new InvalidOperationException(\"late\"); }");
        Assert.Equal("InvalidOperationException", session.Try("Later(); await Task.Delay(2000);").Error.Name);
    }

    [Fact]
    public void VariableNames_AfterRedefinition_AreNamedOnce()
    {
        using var evaluator = new CSharpEvaluator();
        var host = new SilentHost();
        evaluator.Evaluate(new CellCode(1, "var a = 1; var b = 2;"), host);
        evaluator.Evaluate(new CellCode(2, "var a = 3;"), host);
        Assert.Equal(["a", "b"], evaluator.VariableNames);
    }

    private sealed class SilentHost : ICellHost
    {
        public void Enter(CancellationToken cancellationToken) { }

        public void Show(object? value, TrailingValue use) { }
    }
}
