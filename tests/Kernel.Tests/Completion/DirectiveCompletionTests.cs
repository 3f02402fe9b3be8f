using CSharpKernel.Completion;
using CSharpKernel.Directives;
using Tests.Support;

namespace Tests.Kernel.Completion;

public sealed class DirectiveCompletionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Assisted session;

    public DirectiveCompletionTests()
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "scripts", "inner"));
        foreach (
            var name in (string[])
                ["library.dll", "setup.csx", "story.ipynb", "notes.txt", "scripts/more.csx", "scripts/two words.csx"]
        )
        {
            File.WriteAllText(Path.Combine(folder.Path, name), "");
        }

        session = new Assisted(folder.Path);
    }

    [Theory]
    [InlineData("#|")]
    [InlineData("var x = 1;\n  #|")]
    [InlineData("#!markdown\ntext\n#|")]
    public void Complete_NumberSignAtLineStart_OffersEveryDirective(string marked)
    {
        var texts = session.Texts(marked);
        Assert.All(DirectiveRegistry.All, directive => Assert.Contains(directive.Name, texts));
        Assert.Contains("#if", texts);
    }

    [Fact]
    public void Complete_BeginningOfADirective_ReplacesItFromTheNumberSign()
    {
        var list = session.List("#!wh|os\nvar x = 1;");
        Assert.Equal(["#!who", "#!whos"], list.Items.Select(item => item.Text));
        Assert.Equal((0, 6), (list.Start, list.End));
        Assert.Equal("Lists the names of the session's variables.", list.Items[0].Signature);
        Assert.All(list.Items, item => Assert.Equal(CompletionKind.Keyword, item.Kind));
    }

    [Theory]
    [InlineData("var text = \"\"\"\n#|")]
    [InlineData("/*\n#|")]
    [InlineData("var x = 1; #|")]
    public void Complete_NumberSignElsewhere_OffersNoDirective(string marked) =>
        Assert.DoesNotContain("#!who", session.Texts(marked));

    [Theory]
    [InlineData("#r \"|", "library.dll nuget:* scripts/")]
    [InlineData("#r \"lib|", "library.dll")]
    [InlineData("#r \"lib|\"", "library.dll")]
    [InlineData("#load \"|\"", "setup.csx scripts/")]
    [InlineData("#load \"scripts/|\"", "more.csx two*words.csx inner/")]
    [InlineData("#load \"./scripts/m|\"", "more.csx")]
    [InlineData("#!import |", "setup.csx story.ipynb scripts/")]
    [InlineData("#!import sto|", "story.ipynb")]
    [InlineData("#load \"missing/|\"", "")]
    [InlineData("#load |", "")]
    [InlineData("#load \"setup.csx\" |", "")]
    [InlineData("#!time |", "")]
    [InlineData("#!help #!wh|", "#!who #!whos")]
    public void Complete_ArgumentOfADirective_OffersWhatItTakes(string marked, string expected) =>
        Assert.Equal(
            expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => text.Replace('*', ' ')).Order(),
            session.Texts(marked).Order()
        );

    [Fact]
    public void Complete_PathWithFolders_ReplacesItsLastPartOnly()
    {
        var list = session.List("#load \"scripts/mo|re.csx\"");
        Assert.Equal((15, 23), (list.Start, list.End));
        Assert.Equal(new CompletionItem("more.csx", CompletionKind.File, null), Assert.Single(list.Items));
    }

    [Fact]
    public void Complete_PathToAFolderAbove_IsFollowed() =>
        Assert.Contains(
            Path.GetFileName(folder.Path) + "/",
            session.Texts($"#load \"../{Path.GetFileName(folder.Path)[..8]}|\"")
        );

    [Fact]
    public void Complete_HelpOnASymbol_CompletesItAsCode() =>
        Assert.Equal(["WriteLine"], session.Texts("#!help Console.WriteL|"));

    [Fact]
    public void Complete_PackageName_OffersInstalledOnesAsTheySpellThemselves() =>
        Assert.Contains("xunit.runner.visualstudio", session.Texts("#r \"nuget: xunit.r|"));

    [Fact]
    public void Complete_PackageVersion_OffersInstalledVersions() =>
        Assert.Contains("2.9.3", session.Texts("#r \"nuget: XUnit, |\""));

    public void Dispose()
    {
        session.Dispose();
        folder.Dispose();
    }
}
