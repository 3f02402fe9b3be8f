using CSharpKernel.Directives;

namespace Tests.Kernel.Directives;

public class DirectiveParserTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("  \n", "")]
    [InlineData("var x = 1;\nx", "1: var x = 1; 2: x")]
    [InlineData("#!time", "#!time@1")]
    [InlineData("#!time\nx", "#!time@1 | 2: x")]
    [InlineData("  #!time \nx", "#!time@1 | 2: x")]
    [InlineData("a\n#!who\nb", "1: a | #!who@2 | 3: b")]
    [InlineData("a;\r\n#!who\r\nb", "1: a; | #!who@2 | 3: b")]
    [InlineData("// only a comment\n#!who\n/* another */", "#!who@2")]
    [InlineData(
        "#r \"a.dll\"\n#load \"b.csx\"\n#i \"nuget: c\"\nx",
        "#r(\"a.dll\")@1 | #load(\"b.csx\")@2 | #i(\"nuget: c\")@3 | 4: x"
    )]
    [InlineData("#!import it's \"odd\nx", "#!import(it's \"odd)@1 | 2: x")]
    [InlineData("#!c#\nx\n#!C#\ny", "#!c#@1 | 2: x | #!C#@3 | 4: y")]
    public void Parse_Cell_GivesItsPartsInOrder(string cell, string expected) => Assert.Equal(expected, Render(cell));

    [Theory]
    [InlineData("var s = @\"\n#!who\n\";")]
    [InlineData("var s = \"\"\"\n#r \"x\"\n\"\"\";")]
    [InlineData("var s = $\"\"\"\n#!who\n{1}\"\"\";")]
    [InlineData("/*\n#!who\n*/ x")]
    [InlineData("// #!who\nx")]
    [InlineData("x #!who")]
    [InlineData("#region r\n#pragma warning disable\nx\n#endregion")]
    public void Parse_WhatTheCompilerTakesForNoDirective_IsLeftAlone(string cell) =>
        Assert.Equal(cell, Assert.IsType<CodePart>(Assert.Single(DirectiveParser.Parse(cell))).Text);

    [Theory]
    [InlineData("#if false\n#r \"x\"\n  #load \"y\"\n#endif\nx", "#if false\n      \n           \n#endif\nx")]
    [InlineData("#if true\nx\n#else\n#!who\n#i\n#endif", "#if true\nx\n#else\n     \n  \n#endif")]
    [InlineData("#if true\nx\n#else\n#load \"y\"\r\n#endif", "#if true\nx\n#else\n         \r\n#endif")]
    public void Parse_DirectivesThatIfLeavesOut_AreHiddenFromTheCompiler(string cell, string expected) =>
        Assert.Equal(expected, Assert.IsType<CodePart>(Assert.Single(DirectiveParser.Parse(cell))).Text);

    [Theory]
    [InlineData("#!markdown\n# Head\nit's \"fine", "# Head\nit's \"fine")]
    [InlineData("#!md\ntext\n#!time\nmore\n#!csharp\nx", "text\n#!time\nmore\n")]
    [InlineData("#!html\n<p>\n#!markdown\ntext", "<p>\n")]
    [InlineData("#!markdown", "")]
    public void Parse_LinesOfAnotherLanguage_BelongToTheDirective(string cell, string body) =>
        Assert.Equal(body, Assert.IsType<DirectivePart>(DirectiveParser.Parse(cell)[0]).Body);

    [Fact]
    public void Parse_CodeAfterProse_KeepsItsLine() =>
        Assert.Equal("1: x | #!markdown@2 | #!csharp@4 | 5: y", Render("x\n#!markdown\n\"\"\" /* '\n#!csharp\ny"));

    [Fact]
    public void Parse_ConditionsAroundASplit_HoldInEveryPart()
    {
        const string Cell = "#if true\na\n#!who\nb\n#endif\nc";
        var parts = DirectiveParser.Parse(Cell).OfType<CodePart>().Select(part => part.Text);
        Assert.Equal(["#if true\na\n     \n \n#endif\n ", "#if true\n \n     \nb\n#endif\nc"], parts);
    }

    [Theory]
    [InlineData("#!/usr/bin/env dotnet-script\nx")]
    [InlineData("#!/bin/sh -e 'odd\nx")]
    public void Parse_ProgramLineOfAScript_IsBlanked(string script) => Assert.Equal("2: x", Render(script));

    [Theory]
    [InlineData("foo(\n#!who\n1);", 2)]
    [InlineData("if (true) {\n\n#!time\n}", 3)]
    public void Parse_DirectiveInsideAStatement_IsRefusedWithItsLine(string cell, int line)
    {
        var error = Assert.Throws<DirectiveSyntaxException>(() => DirectiveParser.Parse(cell));
        Assert.Contains("inside a statement", error.Message, StringComparison.Ordinal);
        Assert.Equal(line, error.Line);
    }

    [Theory]
    [InlineData("#!tmie", "did you mean #!time?")]
    [InlineData("#!Who", "did you mean #!who or #!whos?")]
    [InlineData("#!improt a.ipynb", "did you mean #!import?")]
    [InlineData("#!nothingofthekind", "#!lsmagic lists them")]
    [InlineData("#!fsharp\nlet x = 1", "C# alone")]
    [InlineData("#!pwsh\nls | % { $_ }", "C# alone")]
    [InlineData("#!sql\nselect 'it''s", "C# alone")]
    [InlineData("#!javascript\nalert(`x`)", "C# alone")]
    [InlineData("#!kql --help", "C# alone")]
    [InlineData("#!connect mssql", "C# alone")]
    [InlineData("#!set --name x --value 1", "C# alone")]
    [InlineData("#!share --from fsharp x", "C# alone")]
    [InlineData("#!", "#!lsmagic lists them")]
    public void Parse_WhatIsNoDirectiveHere_IsRefusedWithAdvice(string cell, string advice)
    {
        var error = Assert.Throws<DirectiveSyntaxException>(() => DirectiveParser.Parse("1\n" + cell));
        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
        Assert.Equal(2, error.Line);
    }

    [Fact]
    public void Parse_CellsDrawnAtRandom_KeepEveryLineWhereItIs()
    {
        string[] lines =
        [
            "a1;",
            "  b2;",
            "#!who",
            "#!time",
            "",
            "// c",
            "#r \"d\"",
            "var e = @\"\n#!who\";",
            "#!csharp",
        ];
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var cell = string.Join(
                '\n',
                Enumerable.Range(0, random.Next(9)).Select(_ => lines[random.Next(lines.Length)])
            );
            var parts = DirectiveParser.Parse(cell).OfType<CodePart>().Select(part => part.Text).ToArray();

            // Laid over each other, the parts give the cell without its directives.
            var over = cell.ToCharArray();
            Array.Fill(over, ' ');
            foreach (var part in parts)
            {
                Assert.Equal(cell.Length, part.Length);
                for (var index = 0; index < over.Length; index++)
                {
                    over[index] = part[index] == ' ' ? over[index] : part[index];
                }
            }

            var code = cell.Split('\n')
                .Where(line => !line.StartsWith('#') || line.EndsWith("\";", StringComparison.Ordinal));
            var kept = new string(over).Split('\n').Where(line => line.Trim().Length > 0);
            Assert.Equal(parts.Length == 0 ? [] : code.Where(line => line.Trim().Length > 0), kept);
        }
    }

    // Parts as "#name(arguments)@line" and "line: code", parted by bars.
    private static string Render(string cell) =>
        string.Join(" | ", DirectiveParser.Parse(cell).Select(part => Render(part)));

    private static string Render(CellPart part) =>
        part switch
        {
            DirectivePart { Line: var line } =>
                $"{line.Name}{(line.Arguments.Length == 0 ? "" : $"({line.Arguments})")}@{line.Line}",
            CodePart code => string.Join(
                " ",
                code.Text.Split('\n')
                    .Select((text, index) => (Text: text.Trim(), Number: index + 1))
                    .Where(line => line.Text.Length > 0)
                    .Select(line => $"{line.Number}: {line.Text}")
            ),
            _ => throw new InvalidOperationException(),
        };
}
