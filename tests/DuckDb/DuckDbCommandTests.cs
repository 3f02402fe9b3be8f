using Dapper;
using EcommerceNotebooks.DuckDb;

namespace Tests.DuckDb;

public sealed class DuckDbCommandTests
{
    [Fact]
    public void ExecuteScalar_NamedParameter_GivesItsValue()
    {
        using var connection = Databases.Memory();
        using var command = connection.CreateCommand("select $a + $b");
        command.Parameters.Add("a", 40);
        command.Parameters.Add("$b", 2);

        Assert.Equal(42, command.ExecuteScalar<int>());
    }

    [Fact]
    public void ExecuteScalar_PositionalParameters_AreTakenInOrder()
    {
        using var connection = Databases.Memory();
        using var command = connection.CreateCommand("select ? || ?");
        command.Parameters.Add(new DuckDbParameter("a"));
        command.Parameters.Add(new DuckDbParameter("b"));

        Assert.Equal("ab", command.ExecuteScalar());
    }

    [Fact]
    public void ExecuteReader_SeveralStatements_RunsAllAndOffersEachResult()
    {
        using var connection = Databases.Memory();
        using var command = connection.CreateCommand(
            "create table t (a integer); insert into t values (1), (2); select sum(a) from t; select 'x' as b where false;"
        );
        using var reader = command.ExecuteReader();

        Assert.Equal(2, reader.RecordsAffected);
        Assert.True(reader.Read());
        Assert.Equal(3L, reader.GetInt64(0));
        Assert.False(reader.Read());
        Assert.True(reader.NextResult());
        Assert.Equal("b", reader.GetName(0));
        Assert.False(reader.HasRows);
        Assert.False(reader.Read());
        Assert.False(reader.NextResult());
    }

    [Fact]
    public void Query_Dapper_MapsRowsAndParameters()
    {
        using var connection = Databases.Memory();
        connection.Execute("create table product (product_id integer, name varchar, price decimal(10,2))");
        connection.Execute(
            "insert into product values ($id, $name, $price)",
            new[]
            {
                new
                {
                    id = 1,
                    name = "é",
                    price = 1.10m,
                },
                new
                {
                    id = 2,
                    name = (string)null!,
                    price = 2.20m,
                },
            }
        );

        var rows = connection
            .Query<Product>("select * from product where price > $least order by product_id", new { least = 1m })
            .ToList();

        Assert.Equal([new Product(1, "é", 1.10m), new Product(2, null, 2.20m)], rows);
        Assert.Equal(3.30m, connection.ExecuteScalar<decimal>("select sum(price) from product"));
        Assert.Equal(3L, connection.QuerySingle<long>("select sum(product_id)::bigint from product"));
    }

    private sealed record Product(int product_id, string? name, decimal price);
}
