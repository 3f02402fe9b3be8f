using EcommerceNotebooks.Warehouse;
using Tests.Support;

namespace Tests.Warehouse;

public sealed class DataDictionaryTests
{
    [Fact]
    public void Dictionary_InTheRepository_EqualsContracts()
    {
        Assert.Equal(DataDictionary.ToMarkdown(), Document.Section("data/DICTIONARY.md", "data dictionary"));
    }

    [Fact]
    public void ToMarkdown_Contracts_ShowsEveryColumn()
    {
        var markdown = DataDictionary.ToMarkdown();

        Assert.All(
            TableContracts.All,
            contract => Assert.Contains($"### `{contract.Relation}`", markdown, StringComparison.Ordinal)
        );
        Assert.All(
            TableContracts.All.SelectMany(contract => contract.Columns),
            column => Assert.Contains($"| `{column.Name}` |", markdown, StringComparison.Ordinal)
        );
    }
}
