using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Warehouse;

namespace Tests.Warehouse;

public sealed class SqlQuotingTests
{
    public static TheoryData<string> Awkward =>
        [
            "plain",
            "with space",
            "quo\"te",
            "apo'strophe",
            "\"",
            "'; drop table x; --",
            "ünïcode 数",
            "new\nline",
            "$name",
            "{key}",
        ];

    [Theory]
    [MemberData(nameof(Awkward))]
    public void Identifier_AwkwardName_NamesExactlyThatColumn(string name)
    {
        using var shop = Shop.InMemory();
        using var command = shop.Connection.CreateCommand();
        command.CommandText = $"select 1 as {SqlQuoting.Identifier(name)}";
        using var reader = command.ExecuteReader();

        Assert.Equal(name, reader.GetName(0));
    }

    [Theory]
    [MemberData(nameof(Awkward))]
    public void Literal_AwkwardText_IsReadBackUnchanged(string text)
    {
        using var shop = Shop.InMemory();
        using var command = shop.Connection.CreateCommand();
        command.CommandText = $"select {SqlQuoting.Literal(text)}";

        Assert.Equal(text, command.ExecuteScalar());
    }

    [Fact]
    public void Identifiers_SeveralNames_KeepTheirOrder() =>
        Assert.Equal("\"b\", \"a\"", SqlQuoting.Identifiers(["b", "a"]));

    [Fact]
    public void Identifier_EmptyOrWithZeroCharacter_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => SqlQuoting.Identifier(""));
        Assert.Throws<ArgumentException>(() => SqlQuoting.Identifier("a\0b"));
        Assert.Throws<ArgumentException>(() => SqlQuoting.Literal("a\0b"));
        Assert.Throws<ArgumentException>(() => SqlQuoting.Identifiers([]));
    }
}
