using System.Reflection;
using EcommerceNotebooks;
using EcommerceNotebooks.Cleaning;
using EcommerceNotebooks.Warehouse;
using EcommerceNotebooks.Warehouse.Checks;
using Tests.Support;

namespace Tests.Warehouse;

public sealed class SqlScriptTests
{
    [Fact]
    public void Load_ScriptBesideAType_IsNamedByItsFolder()
    {
        Assert.Equal("Cleaning/events.sql", SqlScript.Load(typeof(CleaningReport), "events.sql").Name);
        Assert.Equal("Warehouse/Checks/unique.sql", SqlScript.Load(typeof(UniqueCheck), "unique.sql").Name);
    }

    [Fact]
    public void Load_MissingScript_IsRefusedByName()
    {
        var exception = Assert.Throws<ArgumentException>(() => SqlScript.Load(typeof(CleaningReport), "nothing.sql"));

        Assert.Contains("Cleaning/nothing.sql", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Query_WrongSql_NamesScriptAndLine()
    {
        using var shop = Shop.InMemory();
        var script = SqlScript
            .Load(typeof(UniqueCheck), "row_rule.sql")
            .WithIdentifiers("relation", "missing")
            .WithIdentifiers("key", "id")
            .WithSql("condition", "true");

        var exception = Assert.Throws<SqlScriptException>(() => script.Query<long>(shop.OnConnection));

        Assert.Equal("Warehouse/Checks/row_rule.sql", exception.Script);
        Assert.Equal(5, exception.Line);
        Assert.StartsWith("Warehouse/Checks/row_rule.sql, line 5: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Query_OutOfMemory_SaysThatSessionsShareTheLimit()
    {
        using var shop = Shop.InMemory(new ShopOptions { MemoryLimit = "50MB", Threads = 1 });
        var script = SqlScript
            .Load(typeof(UniqueCheck), "sql.sql")
            .WithSql("query", "select length(list(i || 'x')) as sample_key from range(30000000) as r (i)");

        var exception = Assert.Throws<SqlScriptException>(() => script.Query<double>(shop.OnConnection));

        Assert.Contains("share its memory limit", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WithIdentifiers_UnknownPlaceholder_IsRefused() =>
        Assert.Throws<ArgumentException>(() =>
            SqlScript.Load(typeof(CleaningReport), "events.sql").WithIdentifiers("relation", "events")
        );

    [Fact]
    public void Query_CancelledWhileRunning_StopsTheStatement()
    {
        using var shop = Shop.InMemory();
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        var script = SqlScript
            .Load(typeof(UniqueCheck), "sql.sql")
            .WithSql(
                "query",
                "select sum(a.i * b.i) as sample_key from range(1000000) as a(i), range(1000000) as b(i)"
            );

        using var session = shop.OpenSession(cancellation.Token);

        Assert.ThrowsAny<OperationCanceledException>(() => script.Query<double>(session));
    }

    [Fact]
    public void Resources_EveryScript_IsLowerCaseAndUsesNoTabs()
    {
        var assembly = typeof(SqlScript).Assembly;
        var names = assembly
            .GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.DoesNotContain('\t', Read(assembly, name)));
        Assert.All(
            names,
            name => Assert.DoesNotMatch(@"\b(SELECT|FROM|WHERE|JOIN|GROUP BY|ORDER BY)\b", Read(assembly, name))
        );
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
