using Dashboard;
using EcommerceNotebooks;
using Microsoft.AspNetCore.Http;

namespace Tests;

[Collection(ServedLog.Collection)]
public sealed class AnswersTests(ServedLog served) : IDisposable
{
    private const string Endless = "select count(*) from range(1000000000) a, range(1000000000) b";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ServedWarehouse warehouse = new(served.Warehouse, new ShopOptions());
    private readonly QuestionTurns quick = new(atATime: 1, waiting: 10);
    private readonly QuestionTurns slow = new(atATime: 1, waiting: 10);
    private readonly CancellationTokenSource ending = new();

    private Answers Answers => new(warehouse, new AnswerCache(1_000_000), quick, slow, ending.Token);

    public void Dispose()
    {
        warehouse.Dispose();
        quick.Dispose();
        slow.Dispose();
        ending.Dispose();
    }

    [Fact]
    public async Task WriteKept_ClientThatGoes_InterruptsItsQuery()
    {
        using var gone = new CancellationTokenSource();
        var started = new TaskCompletionSource();
        var answers = Answers;
        var endless = answers.WriteKept(
            Request(gone.Token),
            "endless",
            isSlow: true,
            (session, _) => Ask(session, started)
        );
        await started.Task.WaitAsync(Patience);

        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => endless.WaitAsync(Patience));
        // There is one turn, which the query would hold for ever.
        await answers.WriteKept(Request(default), "next", isSlow: true, (_, _) => [1]).WaitAsync(Patience);
    }

    [Fact]
    public async Task WriteKept_OneOfTwoClientsGone_GoesOnForTheOther()
    {
        using var gone = new CancellationTokenSource();
        using var release = new ManualResetEventSlim();
        var started = new TaskCompletionSource();
        var answers = Answers;
        var first = answers.WriteKept(Request(gone.Token), "same", isSlow: true, Wait);
        await started.Task.WaitAsync(Patience);
        var other = Request(default);
        using var body = new MemoryStream();
        other.Response.Body = body;
        var second = answers.WriteKept(other, "same", isSlow: true, (_, _) => throw new InvalidOperationException());

        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        release.Set();
        await second.WaitAsync(Patience);

        Assert.Equal([7], body.ToArray());

        byte[] Wait(ShopSession session, OpenWarehouse open)
        {
            started.SetResult();
            release.Wait(Patience, session.CancellationToken);
            return [7];
        }
    }

    [Fact]
    public async Task WriteKept_QuickQuestion_DoesNotWaitBehindASlowOne()
    {
        using var gone = new CancellationTokenSource();
        var started = new TaskCompletionSource();
        var answers = Answers;
        var endless = answers.WriteKept(
            Request(gone.Token),
            "endless",
            isSlow: true,
            (session, _) => Ask(session, started)
        );
        await started.Task.WaitAsync(Patience);

        await answers.WriteKept(Request(default), "quick", isSlow: false, (_, _) => [1]).WaitAsync(Patience);

        Assert.False(endless.IsCompleted);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => endless);
    }

    [Fact]
    public async Task Compute_DashboardThatEnds_InterruptsTheQuery()
    {
        var started = new TaskCompletionSource();
        var endless = Answers.Compute(Request(default), (session, _) => Ask(session, started));
        await started.Task.WaitAsync(Patience);

        await ending.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => endless.WaitAsync(Patience));
    }

    private static byte[] Ask(ShopSession session, TaskCompletionSource started)
    {
        started.SetResult();
        return [(byte)session.Query(Endless).RowCount];
    }

    private static DefaultHttpContext Request(CancellationToken aborted) => new() { RequestAborted = aborted };
}
