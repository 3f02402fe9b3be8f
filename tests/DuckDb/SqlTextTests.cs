using EcommerceNotebooks.DuckDb;

namespace Tests.DuckDb;

public sealed class SqlTextTests
{
    public static TheoryData<string> Awkward =>
        [
            "plain",
            "two words",
            "qu\"ote",
            "quo'te",
            "semi;colon",
            "--comment",
            "/*",
            "$$",
            "é🦆",
            "back\\slash",
            "line\nbreak",
            "select",
        ];

    [Theory]
    [MemberData(nameof(Awkward))]
    public void QuoteIdentifier_AwkwardName_NamesTheColumn(string name)
    {
        using var connection = Databases.Memory();
        using var reader = connection.CreateCommand($"select 1 as {SqlText.QuoteIdentifier(name)}").ExecuteReader();

        Assert.Equal(name, reader.GetName(0));
    }

    [Theory]
    [MemberData(nameof(Awkward))]
    public void QuoteLiteral_AwkwardText_IsThatText(string text)
    {
        using var connection = Databases.Memory();

        Assert.Equal(text, connection.CreateCommand($"select {SqlText.QuoteLiteral(text)}").ExecuteScalar());
    }

    [Fact]
    public void Quote_NulOrNothing_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => SqlText.QuoteLiteral("a\0b"));
        Assert.Throws<ArgumentException>(() => SqlText.QuoteIdentifier(""));
    }

    [Theory]
    [InlineData("select 1", "select 1@1:1", "")]
    [InlineData(" select 1 ;\n  select 2;;", "select 1@1:2|select 2@2:3", "")]
    [InlineData(
        "-- a;b\n/* c; /* d; */ e; */ select ';', \";\", $$;$$, $t$;$x$;$t$",
        "select ';', \";\", $$;$$, $t$;$x$;$t$@2:22",
        ""
    )]
    [InlineData("select 'it''s;', e'a\\';', 1", "select 'it''s;', e'a\\';', 1@1:1", "")]
    [InlineData("select $a, $1, ?, ?, a$b; select ?", "select $a, $1, ?, ?, a$b@1:1|select ?@1:27", "1,2,a")]
    [InlineData(
        "select $é_1 -- $no\n + '$no' + \"$no\" + $tag$ $no $tag$",
        "select $é_1 -- $no\n + '$no' + \"$no\" + $tag$ $no $tag$@1:1",
        "é_1"
    )]
    [InlineData("", "", "")]
    [InlineData(" -- nothing\n;", "", "")]
    [InlineData("select 'never closed;", "select 'never closed;@1:1", "")]
    public void Scan_Text_FindsStatementsAndParameters(string sql, string statements, string parameters)
    {
        var (found, names) = SqlScanner.Scan(sql);

        Assert.Equal(
            statements,
            string.Join('|', found.Select(text => $"{text.Text}@{text.FirstLine}:{text.FirstColumn}"))
        );
        Assert.Equal(parameters, string.Join(',', names.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Execute_PivotAmongOthers_RunsAsDuckDbSplitsIt()
    {
        using var connection = Databases.Memory();
        using var reader = connection
            .CreateCommand(
                "create table t as select * from (values ('a', 1), ('b', 2)) v(k, n); pivot t on k using sum(n); select 9 as nine"
            )
            .ExecuteReader();

        Assert.Equal(["a", "b"], Enumerable.Range(0, reader.FieldCount).Select(reader.GetName));
        Assert.True(reader.NextResult());
        Assert.Equal("nine", reader.GetName(0));
    }

    [Fact]
    public void Execute_TextWithNul_IsRefused()
    {
        using var connection = Databases.Memory();

        Assert.Throws<ArgumentException>(() => connection.CreateCommand("select 1\0; drop table t").ExecuteScalar());
    }
}
