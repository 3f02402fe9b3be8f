using CSharpKernel.Evaluation;

namespace Tests.Kernel.Evaluation;

public class StopChecksTests
{
    private const string Check = "global::CSharpKernel.Evaluation.CellGuard.ThrowIfStopping();";
    private const string FunctionCheck = "global::CSharpKernel.Evaluation.CellGuard.EnterFunction();";
    private const string Stoppable = "global::CSharpKernel.Evaluation.CellAwait.Stoppable";

    [Theory]
    [InlineData("while (a) { b(); }", "while (a) {@ b(); }")]
    [InlineData("while (a)\n{ // c\n    b();\n}", "while (a)\n{@ // c\n    b();\n}")]
    [InlineData("for (;;)\n    b(); // c\nd();", "for (;;)\n{@    b();} // c\n@d();")]
    [InlineData("foreach (var x in y) z(x);", "foreach (var x in y) {@z(x);}")]
    [InlineData("do a(); while (b);", "do {@a();} while (b);")]
    [InlineData("again: goto again;", "again: {@goto again;}")]
    [InlineData("int F(int n)\n    => n + 1; // c", "int F(int n)\n    {$ return n + 1;} // c")]
    [InlineData("void F() => g();", "void F() {$ g();}")]
    [InlineData("async Task F() => await g();", "async Task F() {$ await &(g());}")]
    [InlineData("async Task<int> F() => await g();", "async Task<int> F() {$ return await &(g());}")]
    [InlineData("int F() => throw new E();", "int F() {$ throw new E();}")]
    [InlineData("x.Select(y => { return y; })", "x.Select(y => {$ return y; })")]
    [InlineData("x.Select(y => y)", "x.Select(y => y)")]
    [InlineData("if (a) { b(); } c", "if (a) { b(); } @c")]
    [InlineData("#r \"a.dll\"\n// only a comment", "#r \"a.dll\"\n// only a comment")]
    [InlineData("await a.ConfigureAwait(false);", "await &(a).ConfigureAwait(false);")]
    [InlineData("await foreach (var x in y) { }", "await foreach (var x in &(y)) {@ }")]
    [InlineData("class C { int P => 1; // c\n}", "class C { int P {get{$ return 1;}} // c\n}")]
    [InlineData("class C { int P { get => 1; set => F(); } }", "class C { int P { get {$ return 1;} set {$ F();} } }")]
    [InlineData("class C { C() => F(); C(int i) { } }", "class C { C() {$ F();} C(int i) {$ } }")]
    [InlineData("class C { int this[int i] => i; }", "class C { int this[int i] {get{$ return i;}} }")]
    [InlineData(
        "class C { public static C operator +(C a) => a; }",
        "class C { public static C operator +(C a) {$ return a;} }"
    )]
    public void AddTo_Code_ChecksBeforeEveryBody(string code, string expected) =>
        Assert.Equal(
            expected
                .Replace("@", Check, StringComparison.Ordinal)
                .Replace("$", FunctionCheck, StringComparison.Ordinal)
                .Replace("&", Stoppable, StringComparison.Ordinal),
            StopChecks.AddTo(code)
        );

    [Theory]
    [InlineData(
        "for (var i = 0; i < 3; i++)\n#pragma warning disable\n    if (i == 2)\n    {\n#region a\n        throw new Exception(i.ToString());\n#endregion\n    }"
    )]
    [InlineData(
        "int F(int x)\n\n    =>\n        // c\n        x\n        / 0\n            ;\nvar y = 1;\nF(throwing())\n;int throwing() => throw new Exception();"
    )]
    public void Execute_CodeWithChecks_KeepsTheLinesOfItsErrors(string code)
    {
        var line =
            code[..code.IndexOf("throw new", StringComparison.Ordinal)].Count(character => character == '\n') + 1;
        using var session = new CellSession();
        Assert.Contains($"Cell In [1], line {line}", session.Try(code).Traceback, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ref int First(int[] items) => ref items[0];\nvar all = new[] { 5 };\nFirst(all)", "5")]
    [InlineData("int Sum(int n) { var sum = 0; while (n > 0) sum += n--; return sum; }\nSum(4)", "10")]
    [InlineData("var text = \"\"; foreach (var (a, b) in new[] { (1, 2) }) text += a + b; text", "3")]
    [InlineData(
        "class C { public int V { get { int i = 0; do i++; while (i < 5); return i; } } public override string ToString() => $\"{V}\"; }\nnew C().ToString()",
        "5"
    )]
    [InlineData("System.Linq.Expressions.Expression<Func<int, int>> e = x => x + 1;\ne.Compile()(1)", "2")]
    public void Execute_CodeWithChecks_DoesWhatItDid(string code, string expected)
    {
        using var session = new CellSession();
        Assert.Equal(expected, session.Run(code).ResultText);
    }
}
