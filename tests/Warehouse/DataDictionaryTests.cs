using EcommerceNotebooks.Warehouse;
using Tests.Support;

namespace Tests.Warehouse;

public sealed class DataDictionaryTests
{
    [Fact]
    public void Readme_DataDictionary_EqualsContracts()
    {
        var expected = DataDictionary.ToMarkdown();
        var actual = ReadmeSection.Read("data dictionary");

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
