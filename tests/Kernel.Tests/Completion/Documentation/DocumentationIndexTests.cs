using CSharpKernel.Completion.Documentation;
using Tests.Support;

namespace Tests.Kernel.Completion.Documentation;

public sealed class DocumentationIndexTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Find_MembersOfSeveralFiles_GivesEachItsOwnTextAndTheFirstOfCopies()
    {
        var long_ = new string('x', 20_000);
        var index = DocumentationIndex.Of([
            Write("a.xml", $"<member name=\"M:A\"><summary>{long_}</summary></member><member name=\"T:Empty\"/>"),
            Write(
                "b.xml",
                "<member name=\"M:A\"><summary>copy</summary></member><member name=\"M:B\"><summary>b</summary></member>"
            ),
        ]);
        Assert.Equal(3, index.Count);
        Assert.Equal(long_, index.Find("M:A")!.Value);
        Assert.Equal("b", index.Find("M:B")!.Value);
        Assert.Equal("", index.Find("T:Empty")!.Value);
        Assert.Null(index.Find("M:C"));
    }

    [Fact]
    public void Find_FilesThatAreBrokenOrMissing_DocumentNothing()
    {
        var index = DocumentationIndex.Of([
            Path.Combine(folder.Path, "missing.xml"),
            Write("broken.xml", "<member name=\"M:A\"><summary>open</member><member name=\"M:"),
        ]);
        Assert.Null(index.Find("M:A"));
    }

    [Theory]
    [InlineData("10.0.5", "10.0.5")]
    [InlineData("10.0.7", "10.0.9")]
    [InlineData("11.0.0", "10.0.9")]
    [InlineData("9.0.1", "9.0.0")]
    public void Files_OfSeveralPacks_AreThoseThatFitBest(string framework, string expected)
    {
        foreach (var version in (string[])["9.0.0", "10.0.5", "10.0.9"])
        {
            var references = Path.Combine(folder.Path, "packs", "Microsoft.NETCore.App.Ref", version, "ref", "net");
            Directory.CreateDirectory(references);
            File.WriteAllText(Path.Combine(references, "System.Runtime.xml"), "<doc/>");
        }

        var frameworkFolder = Path.Combine(folder.Path, "shared", "Microsoft.NETCore.App", framework);
        var file = Assert.Single(ReferencePack.Files(frameworkFolder, Version.Parse(framework)));
        Assert.Contains(expected, file.Split(Path.DirectorySeparatorChar));
    }

    public void Dispose() => folder.Dispose();

    private string Write(string name, string members)
    {
        var path = Path.Combine(folder.Path, name);
        File.WriteAllText(path, $"<doc><members>{members}</members></doc>");
        return path;
    }
}
