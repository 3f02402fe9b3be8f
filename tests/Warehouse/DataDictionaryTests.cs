using EcommerceNotebooks.Warehouse;
using Tests.Support;

namespace Tests.Warehouse;

public sealed class DataDictionaryTests
{
    private const string Begin = "<!-- data dictionary -->";
    private const string End = "<!-- /data dictionary -->";

    [Fact]
    public void Readme_DataDictionary_EqualsContracts()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ReplaceLineEndings("\n");
        var begin = readme.IndexOf(Begin, StringComparison.Ordinal);
        var end = readme.IndexOf(End, StringComparison.Ordinal);
        Assert.True(begin >= 0 && end > begin, $"README.md must hold {Begin} and, below it, {End}");

        var expected = DataDictionary.ToMarkdown();
        var actual = readme[(begin + Begin.Length)..end].Trim('\n') + "\n";

        // To bring README up to date, run the test program with the argument data-dictionary and put what it prints between the two marks.
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void ToMarkdown_Contracts_ShowsEveryColumn()
    {
        var markdown = DataDictionary.ToMarkdown();

        Assert.All(
            TableContracts.All,
            contract => Assert.Contains($"#### `{contract.Relation}`", markdown, StringComparison.Ordinal)
        );
        Assert.All(
            TableContracts.All.SelectMany(contract => contract.Columns),
            column => Assert.Contains($"| `{column.Name}` |", markdown, StringComparison.Ordinal)
        );
    }
}
