using CSharpKernel.Evaluation;

namespace Tests.Kernel.Evaluation;

public class UsingDeclarationsTests
{
    [Theory]
    [InlineData("using var x = A();", "      var x = A();")]
    [InlineData("await using var x = A();", "            var x = A();")]
    [InlineData("using A<B, C> x = D();\nx.E();", "      A<B, C> x = D();\nx.E();")]
    [InlineData("a();\nusing A x = b(), y = c();", "a();\n      A x = b(), y = c();")]
    [InlineData(
        "#r \"a.dll\"\nusing System.Text;\nusing var x = A();",
        "#r \"a.dll\"\nusing System.Text;\n      var x = A();"
    )]
    [InlineData("using B = System.Text.StringBuilder;", "using B = System.Text.StringBuilder;")]
    [InlineData("using static System.Math;\nvar x = 1;", "using static System.Math;\nvar x = 1;")]
    [InlineData("using (var x = A()) { }", "using (var x = A()) { }")]
    [InlineData("{ using var x = A(); }", "{ using var x = A(); }")]
    [InlineData("var s = \"using var x = 1;\";", "var s = \"using var x = 1;\";")]
    public void Blank_Code_LosesTheKeywordOfTopLevelDeclarationsAlone(string code, string expected) =>
        Assert.Equal(expected, UsingDeclarations.Blank(code));

    [Fact]
    public void Execute_UsingDeclaration_LivesAsLongAsTheSession()
    {
        using var folder = new Support.TemporaryFolder();
        var path = Path.Combine(folder.Path, "closed.txt");
        var session = new CellSession(folder.Path);
        session.Run(
            "class Resource(string path) : IDisposable { public void Dispose() => File.WriteAllText(path, \"closed\"); }"
        );
        session.Run($"using var resource = new Resource(@\"{path}\");");
        Assert.Equal("True", session.Run("resource is not null").ResultText);
        Assert.False(File.Exists(path));
        session.Dispose();
        Assert.Equal("closed", File.ReadAllText(path));
    }

    [Fact]
    public void Execute_MistakeAfterAUsingDeclaration_KeepsLineAndColumn()
    {
        using var session = new CellSession();
        var cell = session.Try("using var a = new MemoryStream(); int b = \"x\";");
        Assert.Contains(
            "----> 1 using var a = new MemoryStream(); int b = \"x\";\n" + new string(' ', 8 + 42) + "^",
            cell.Traceback,
            StringComparison.Ordinal
        );
    }
}
