using System.Diagnostics;
using EcommerceNotebooks.DuckDb;
using EcommerceNotebooks.DuckDb.Appending;
using EcommerceNotebooks.DuckDb.Columns;

namespace Tests.DuckDb;

public sealed class CancellationTests : IDisposable
{
    /// <summary>Hours of work, unless it is interrupted.</summary>
    private const string Endless = "select sum(a.range * b.range % 7) from range(100000000) a, range(100000000) b";

    private const string EndlessRows = "select a.range + b.range from range(100000000) a, range(100000000) b";

    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    private readonly DuckDbConnection connection = Databases.Memory();
    private readonly long start = Stopwatch.GetTimestamp();

    public void Dispose()
    {
        Assert.True(Stopwatch.GetElapsedTime(start) < Bound, "The query ran on after it was cancelled.");
        Assert.Equal(1, connection.CreateCommand("select 1").ExecuteScalar());
        connection.Dispose();
    }

    [Fact]
    public async Task ExecuteScalarAsync_TokenCancelledWhileRunning_Ends()
    {
        using var cancellation = new CancellationTokenSource(Soon);

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            connection.CreateCommand(Endless).ExecuteScalarAsync(cancellation.Token)
        );

        Assert.Equal(cancellation.Token, error.CancellationToken);
    }

    [Fact]
    public void ExecuteNonQuery_TokenCancelledBefore_DoesNotRun()
    {
        Assert.Throws<OperationCanceledException>(() =>
            connection
                .CreateCommand("create table t (a integer)")
                .ExecuteNonQuery(new CancellationToken(canceled: true))
        );

        Assert.Throws<DuckDbException>(() => connection.CreateCommand("select * from t").ExecuteScalar());
    }

    [Fact]
    public async Task Cancel_FromAnotherThread_EndsTheCommand()
    {
        using var command = connection.CreateCommand(Endless);
        var running = Task.Run(command.ExecuteScalar);

        while (!running.IsCompleted)
        {
            command.Cancel();
            await Task.Delay(10);
        }

        await Assert.ThrowsAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public void Execute_CommandTimeout_NamesTheLimit()
    {
        using var command = connection.CreateCommand(Endless);
        command.CommandTimeout = 1;

        var error = Assert.Throws<DuckDbException>(command.ExecuteScalar);

        Assert.Contains("CommandTimeout of 1 s", error.Message, StringComparison.Ordinal);
        Assert.IsType<TimeoutException>(error.InnerException);
    }

    [Fact]
    public void ReadColumn_TokenCancelledWhileReading_Ends()
    {
        using var cancellation = new CancellationTokenSource(Soon);
        using var command = connection.CreateCommand(
            $"select count(*) filter (range > 5) over () from ({EndlessRows}) t(range)"
        );

        Assert.ThrowsAny<OperationCanceledException>(() =>
            command.ReadColumn<long>(cancellationToken: cancellation.Token)
        );
    }

    [Fact]
    public void Read_StreamingReaderCancelled_Ends()
    {
        using var cancellation = new CancellationTokenSource();
        using var command = connection.CreateCommand(EndlessRows);
        using var chunks = command.ExecuteChunks(cancellation.Token);
        Assert.True(chunks.Read());

        cancellation.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(chunks.ReadToEnd);
    }

    [Fact]
    public void ExecuteReader_TokenCancelledWhileStreaming_Ends()
    {
        using var cancellation = new CancellationTokenSource();
        using var command = connection.CreateCommand(EndlessRows);
        command.Streaming = true;
        using var reader = command.ExecuteReader(cancellation.Token);

        cancellation.CancelAfter(Soon);

        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            while (reader.Read()) { }
        });
    }

    [Fact]
    public async Task ReadAsync_TokenCancelled_Ends()
    {
        using var cancellation = new CancellationTokenSource(Soon);
        using var command = connection.CreateCommand(EndlessRows);
        command.Streaming = true;
        using var reader = command.ExecuteReader();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            while (await reader.ReadAsync(cancellation.Token)) { }
        });
    }

    [Fact]
    public void AppendColumns_TokenCancelled_AppendsNothing()
    {
        connection.CreateCommand("create table t (a integer)").ExecuteNonQuery();
        using var cancellation = new CancellationTokenSource();
        using var appender = connection.CreateAppender("t", cancellationToken: cancellation.Token);
        appender.AppendColumns(ColumnValues.Of(new int[5000]));

        cancellation.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => appender.AppendColumns(ColumnValues.Of(new int[5000])));
        Assert.Equal(0L, connection.CreateCommand("select count(*) from t").ExecuteScalar());
    }

    [Fact]
    public void Execute_InTransactionThenCancelled_CanRollBack()
    {
        using var cancellation = new CancellationTokenSource(Soon);
        using (connection.BeginTransaction())
        {
            connection.CreateCommand("create table t (a integer)").ExecuteNonQuery();
            Assert.ThrowsAny<OperationCanceledException>(() =>
                connection.CreateCommand(Endless).ExecuteNonQuery(cancellation.Token)
            );
        }

        Assert.Throws<DuckDbException>(() => connection.CreateCommand("select * from t").ExecuteScalar());
    }

    [Fact]
    public void Progress_LongQuery_AdvancesFromZeroTowardsOne()
    {
        var seen = new List<DuckDbProgress>();
        using var command = SlowCommand();
        command.Progress = new Recorder(seen);

        command.ExecuteScalar();

        Assert.NotEmpty(seen);
        Assert.All(seen, state => Assert.InRange(state.Fraction, 0, 1));
        Assert.Equal(seen.Select(state => state.Fraction).Order(), seen.Select(state => state.Fraction));
        Assert.Contains(seen, state => state.Fraction is > 0 and < 1);
    }

    [Fact]
    public void Progress_CallbackThatThrows_StopsTheQueryWithItsException()
    {
        using var command = SlowCommand();
        command.Progress = new Thrower();
        command.CommandTimeout = 60;

        var exception = Assert.Throws<InvalidOperationException>(command.ExecuteScalar);

        Assert.IsType<NotSupportedException>(exception.InnerException);
        Assert.Equal(1, connection.CreateCommand("select 1").ExecuteScalar());
    }

    [Fact]
    public async Task Close_WhileACancelledQueryRuns_IsSafe()
    {
        var other = Databases.Memory();
        using var cancellation = new CancellationTokenSource(Soon);
        var running = Task.Run(() => other.CreateCommand(Endless).ExecuteNonQuery(cancellation.Token));
        await Task.Delay(20);

        other.Dispose();

        await Assert.ThrowsAnyAsync<Exception>(() => running);
    }

    // One scan in many small steps, seconds long when nothing stops it: DuckDB tells progress between steps, and only while no pipeline waits for another.
    private DuckDbCommand SlowCommand()
    {
        connection.CreateCommand("create table t as select range as i from range(15000000)").ExecuteNonQuery();
        var sums = Enumerable
            .Range(1, 6)
            .Select(k => $"sum(sqrt(i) * ln(i + {k}) * sin(i) * cos(i + {k}) * tan(i) * atan(i + {k}) * exp(sin(i)))");
        return connection.CreateCommand($"select {string.Join(", ", sums)} from t");
    }

    private sealed class Recorder(List<DuckDbProgress> seen) : IProgress<DuckDbProgress>
    {
        public void Report(DuckDbProgress value)
        {
            lock (seen)
            {
                seen.Add(value);
            }
        }
    }

    private sealed class Thrower : IProgress<DuckDbProgress>
    {
        public void Report(DuckDbProgress value) => throw new NotSupportedException();
    }
}
