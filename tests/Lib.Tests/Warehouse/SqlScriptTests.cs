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

        var exception = Assert.Throws<SqlScriptException>(() =>
            SqlScript.Load(typeof(CleaningReport), "price_counts.sql").Query<dynamic>(shop.OnConnection)
        );

        Assert.Equal("Cleaning/price_counts.sql", exception.Script);
        Assert.Equal(17, exception.Line);
        Assert.StartsWith("Cleaning/price_counts.sql, line 17: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Section_OfAFileOfSeveral_RunsItAloneAndKeepsItsLines()
    {
        using var shop = Shop.InMemory();
        var file = new SqlScript("a.sql", "-- [first]\nselect 1\n\n-- [second]\n-- Says two.\nselect 2 +\n  nothing\n");

        Assert.Equal(1, file.Section("first")!.QuerySingle<int>(shop.OnConnection));
        Assert.Null(file.Section("third"));
        var error = Assert.Throws<SqlScriptException>(() => file.Section("second")!.Query<int>(shop.OnConnection));
        Assert.Equal(7, error.Line);
    }

    [Fact]
    public void Query_OutOfMemory_SaysThatSessionsShareTheLimit()
    {
        using var shop = Shop.InMemory(new ShopOptions { MemoryLimit = "50MB", Threads = 1 });
        var script = new SqlScript("given.sql", "select length(list(i || 'x')) from range(30000000) as r (i)");

        var exception = Assert.Throws<SqlScriptException>(() => script.Query<double>(shop.OnConnection));

        Assert.Contains("share its memory limit", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Query_CancelledWhileRunning_StopsTheStatement()
    {
        using var shop = Shop.InMemory();
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        var script = new SqlScript(
            "given.sql",
            "select sum(a.i * b.i) from range(1000000) as a(i), range(1000000) as b(i)"
        );
        using var session = shop.OpenSession(cancellation.Token);

        Assert.ThrowsAny<OperationCanceledException>(() => script.Query<double>(session));
    }

    [Theory]
    [InlineData("select 1;\n\nselec 2", 3)]
    [InlineData("select 1;\nselect\n    1 + nocol", 3)]
    [InlineData("select 1;\n\n-- one; more;\nselect 2 +\n    nocol\nfrom range(3);\n", 5)]
    [InlineData("-- one\nselect * from nowhere", 2)]
    [InlineData("select 1;\nselect 'é', cast('x' as integer);\nselect 3", 2)]
    [InlineData("select 1;\n\n\nselect\n    error('boom')", 4)]
    public void Execute_FailingStatement_NamesItsLine(string sql, int line)
    {
        using var shop = Shop.InMemory();
        using var session = shop.OpenSession();

        var error = Assert.Throws<SqlScriptException>(() => new SqlScript("given.sql", sql).Execute(session));

        Assert.Equal(("given.sql", line, false), (error.Script, error.Line, error.IsAboutTheMachine));
    }

    [Fact]
    public void Execute_LaterStatementFails_KeepsTheOnesBefore()
    {
        using var shop = Shop.InMemory();
        using var session = shop.OpenSession();
        var script = new SqlScript("given.sql", "create table kept as select 1 as a;\nselect nocol");

        Assert.Throws<SqlScriptException>(() => script.Execute(session));

        Assert.Equal(1, shop.Query("select a from kept")[0, "a"]);
    }

    [Theory]
    [InlineData("select * from read_parquet('missing/nothing.parquet')")]
    [InlineData("copy (select 1) to '/proc/nowhere/file.parquet' (format parquet)")]
    public void Execute_FileThatCannotBeUsed_IsAboutTheMachine(string sql)
    {
        using var shop = Shop.InMemory();
        using var session = shop.OpenSession();

        Assert.True(
            Assert.Throws<SqlScriptException>(() => new SqlScript("given.sql", sql).Execute(session)).IsAboutTheMachine
        );
    }

    [Fact]
    public void Statements_EveryScript_AreThoseThatDuckDbParses()
    {
        using var shop = Shop.InMemory();
        var scripts = typeof(SqlScript)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Select(name => SqlScript.Of(name))
            .SelectMany(script =>
                script.Text.Contains("-- [", StringComparison.Ordinal)
                    ? new[] { "prepare", "before", "after", "query" }.Select(script.Section).OfType<SqlScript>()
                    : [script]
            )
            .ToList();

        var wrong = scripts
            .Where(script => !script.Text.Contains('{', StringComparison.Ordinal))
            .Where(script => script.Statements().Count() != Parsed(shop, script.Text))
            .Select(script => script.Name);

        Assert.Empty(wrong);
    }

    [Fact]
    public void Execute_SeveralStatements_AreAnActivityEachAndAFailureIsTold()
    {
        using var shop = Shop.InMemory();
        using var session = shop.OpenSession();
        using var test = new System.Diagnostics.Activity("test").Start();
        List<System.Diagnostics.Activity> seen = [];
        using var listener = new System.Diagnostics.ActivityListener
        {
            ShouldListenTo = source => source.Name == SqlTracing.ActivitySourceName,
            Sample = (ref System.Diagnostics.ActivityCreationOptions<System.Diagnostics.ActivityContext> _) =>
                System.Diagnostics.ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == test.TraceId)
                {
                    seen.Add(activity);
                }
            },
        };
        System.Diagnostics.ActivitySource.AddActivityListener(listener);
        var script = new SqlScript("given.sql", "select 1;\nselect * from missing");

        Assert.Throws<SqlScriptException>(() => script.Execute(session));

        Assert.Equal(2, seen.Count);
        Assert.Equal(
            [System.Diagnostics.ActivityStatusCode.Unset, System.Diagnostics.ActivityStatusCode.Error],
            seen.Select(activity => activity.Status)
        );
        Assert.Contains("from missing", (string)seen[1].GetTagItem(SqlTracing.QueryText)!, StringComparison.Ordinal);
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

    private static int Parsed(Shop shop, string sql)
    {
        int count = (int)
            DuckDB.NET.Native.NativeMethods.ExtractStatements.DuckDBExtractStatements(
                shop.Connection.NativeConnection,
                sql,
                out var statements
            );
        statements.Dispose();
        return count;
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
