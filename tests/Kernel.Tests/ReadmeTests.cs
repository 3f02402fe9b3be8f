using System.Reflection;
using System.Text;
using CSharpKernel.Directives;
using CSharpKernel.Display;
using Tests.Support;

namespace Tests.Kernel;

public class ReadmeTests
{
    [Fact]
    public void Directives_Table_ListsTheRegistry()
    {
        var expected = new StringBuilder("| directive | what it does |\n|---|---|\n");
        foreach (var directive in DirectiveRegistry.All)
        {
            var usage = string.Join("<br>", directive.Usage.Split('\n').Select(line => $"`{line}`"));
            var aliases =
                directive.Aliases.Count == 0
                    ? ""
                    : $" Also {string.Join(", ", directive.Aliases.Select(alias => $"`{alias}`"))}.";
            expected.Append($"| {usage} | {directive.Summary}{aliases} |\n");
        }

        Assert.Equal(expected.ToString(), Document.Section("kernel/README.md", "directives"));
    }

    [Fact]
    public void CellFunctions_Table_NamesEveryFunctionACellCanCall()
    {
        var table = Document.Section("kernel/README.md", "cell functions");
        var names = new[] { typeof(CellFunctions), typeof(DisplayExtensions), typeof(DisplayedValue) }
            .SelectMany(type =>
                type.GetMembers(
                    BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly
                )
            )
            .Where(member => member is PropertyInfo or MethodInfo { IsSpecialName: false })
            .Select(member => member.Name)
            .Distinct();
        Assert.All(names, name => Assert.Contains(name, table, StringComparison.Ordinal));
    }
}
