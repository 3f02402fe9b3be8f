using Dashboard;

namespace Tests;

public sealed class QuestionTurnsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Run_MoreThanMayWait_RefusesTheRestAtOnce()
    {
        using var turns = new QuestionTurns(atATime: 1, waiting: 1);
        using var release = new ManualResetEventSlim();
        var running = turns.Run(() => release.Wait(Patience), default);
        var waiting = turns.Run(() => true, default);

        await Assert.ThrowsAsync<TooBusyException>(() => turns.Run(() => true, default));

        release.Set();
        Assert.True(await running);
        Assert.True(await waiting);
        Assert.True(await turns.Run(() => true, default));
    }

    [Fact]
    public async Task Run_CancelledWhileWaiting_LeavesTheQueue()
    {
        using var turns = new QuestionTurns(atATime: 1, waiting: 1);
        using var release = new ManualResetEventSlim();
        using var gone = new CancellationTokenSource();
        var running = turns.Run(() => release.Wait(Patience), default);
        var waiting = turns.Run(() => true, gone.Token);

        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        var next = turns.Run(() => true, default);
        release.Set();

        Assert.True(await running);
        Assert.True(await next);
    }

    [Fact]
    public async Task Run_Failure_GivesTheTurnBack()
    {
        using var turns = new QuestionTurns(atATime: 1, waiting: 0);

        await Assert.ThrowsAsync<InvalidDataException>(() =>
            turns.Run<int>(() => throw new InvalidDataException(), default)
        );

        Assert.Equal(3, await turns.Run(() => 3, default));
    }
}
