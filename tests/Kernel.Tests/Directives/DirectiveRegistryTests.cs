using CSharpKernel.Directives;

namespace Tests.Kernel.Directives;

public class DirectiveRegistryTests
{
    [Fact]
    public void All_NamesAndAliases_AreUniqueAndKnown()
    {
        var names = DirectiveRegistry
            .All.SelectMany(description => description.Aliases.Prepend(description.Name))
            .ToArray();
        Assert.Equal(names.Distinct(StringComparer.Ordinal), names);
        Assert.All(names, name => Assert.Equal('#', name[0]));
        Assert.All(names, name => Assert.NotNull(DirectiveRegistry.Of(new DirectiveLine(name, "", 1))));
    }

    [Fact]
    public void All_Descriptions_AreOneLineAndShowTheirUse() =>
        Assert.All(
            DirectiveRegistry.All,
            description =>
            {
                Assert.EndsWith(".", description.Summary, StringComparison.Ordinal);
                Assert.DoesNotContain('\n', description.Summary);
                Assert.All(
                    description.Usage.Split('\n'),
                    line => Assert.StartsWith(description.Name, line, StringComparison.Ordinal)
                );
            }
        );

    [Fact]
    public void All_EveryDirective_TellsItsHelpInThePager()
    {
        using var session = new CellSession();
        Assert.All(
            DirectiveRegistry.All,
            description =>
            {
                var cell = session.Run(description.Name + " -h");
                var page = Assert.Single(cell.Log);
                Assert.StartsWith($"page {description.Name}: ", page, StringComparison.Ordinal);
            }
        );
    }
}
