using System.Diagnostics;
using System.Globalization;
using Dapper;
using DuckDB.NET.Data;
using EcommerceNotebooks;
using EcommerceNotebooks.Warehouse;
using EcommerceNotebooks.Warehouse.Columns;

namespace Tests.Warehouse;

/// <summary>
/// Asks one database for as many statements as are wanted, in every way the library has, with readers left open, cancels at random moments, errors, appenders that fail and connections that come and
/// go; prints the memory of the process after each fifth of them.
/// </summary>
internal sealed class SoakScenario : IDisposable
{
    internal const string Name = "soak";
    private const int OpenReaders = 20;
    private const int Fifths = 5;

    private readonly string folder = Directory.CreateTempSubdirectory("soak-").FullName;
    private readonly Random random = new(11);
    private readonly Queue<IDisposable> open = [];
    private readonly DatabaseFile database;
    private DuckDBConnection connection;
    private int cancelled;

    private SoakScenario()
    {
        database = new DatabaseFile(
            Path.Combine(folder, "soak.duckdb"),
            new ShopOptions { MemoryLimit = "500MB", Threads = 2 }
        );
        database.Connection.Execute(
            "create table t as select i, i * 0.01::decimal(10, 2) as price, 'brand ' || i % 97 as brand, [i, null] as list from range(20000) r(i)"
        );
        connection = database.Connect();
    }

    /// <summary>Runs the first argument's number of statements; the second is how many seconds they may take.</summary>
    internal static int Run(string[] arguments)
    {
        int wanted = int.Parse(arguments[0], CultureInfo.InvariantCulture);
        var patience = TimeSpan.FromSeconds(int.Parse(arguments[1], CultureInfo.InvariantCulture));
        using var soak = new SoakScenario();
        long start = Stopwatch.GetTimestamp();
        int done = 0;
        List<long> megabytes = [];
        while (megabytes.Count < Fifths)
        {
            soak.Step(done++);
            double share = Math.Max((double)done / wanted, Stopwatch.GetElapsedTime(start) / patience);
            if (share >= (megabytes.Count + 1.0) / Fifths)
            {
                megabytes.Add(Resident() / 1_000_000);
            }
        }

        Console.WriteLine(string.Join(',', [done, soak.cancelled, .. megabytes]));
        return 0;
    }

    public void Dispose()
    {
        CloseReaders(0);
        connection.Dispose();
        database.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static long Resident()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }

    private void Step(int number)
    {
        switch (number % 10)
        {
            case 0:
                _ = connection.Query<(long, decimal)>(
                    "select i, price from t where i between $low and $low + 50",
                    new { low = random.Next(20_000) }
                );
                break;
            case 1:
                _ = connection.ReadMatrix<double>("select price::double, i::double from t");
                break;
            case 2:
                LeaveReaderOpen();
                break;
            case 3:
            case 4:
                Cancel();
                break;
            case 5:
                Fail("select * from missing");
                Fail("select error('boom') from t");
                Fail("selec 1");
                break;
            case 6:
                Append();
                break;
            case 7:
                using (var transaction = connection.BeginTransaction())
                {
                    connection.Execute("create or replace temp table mine as select * from t limit 100");
                    transaction.Rollback();
                }

                break;
            case 8:
                ReadPartly();
                break;
            default:
                CloseReaders(0);
                connection.Dispose();
                connection = database.Connect();
                break;
        }
    }

    private void LeaveReaderOpen()
    {
        var command = connection.CreateCommand();
        command.CommandText = "select brand, price, list from t limit 5000";
        var reader = command.ExecuteReader();
        reader.Read();
        open.Enqueue(reader);
        CloseReaders(OpenReaders);
    }

    private void CloseReaders(int left)
    {
        while (open.Count > left)
        {
            open.Dequeue().Dispose();
        }
    }

    private void Cancel()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.CancelAfter(TimeSpan.FromMicroseconds(random.Next(1, 4_000)));
        try
        {
            EngineCall.Run(
                connection,
                () => connection.ExecuteScalar("select sum(a.i * b.i % 7) from t as a, t as b where b.i < 100"),
                cancellation.Token
            );
        }
        catch (OperationCanceledException)
        {
            cancelled++;
        }
    }

    private void Fail(string sql)
    {
        try
        {
            connection.Execute(sql);
        }
        catch (DuckDBException)
        {
            return;
        }

        throw new InvalidOperationException($"{sql} did not fail.");
    }

    private void Append()
    {
        connection.Execute("create or replace temp table added (id integer primary key, name varchar)");
        try
        {
            using var appender = connection.CreateAppender("added");
            for (int i = 0; i < 200; i++)
            {
                appender.CreateRow().AppendValue(i % 150).AppendValue("name").EndRow();
            }
        }
        catch (DuckDBException)
        {
            return;
        }

        throw new InvalidOperationException("A row with a known key was appended.");
    }

    private void ReadPartly()
    {
        using var reader = new ColumnReader(connection, "select i from t order by i");
        if (!reader.Read() || reader.Column<long>(0).Values[0] != 0)
        {
            throw new InvalidOperationException("The first row is another one.");
        }
    }
}
