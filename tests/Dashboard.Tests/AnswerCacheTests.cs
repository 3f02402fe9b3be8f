using Dashboard;

namespace Tests;

public sealed class AnswerCacheTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly AnswerCache cache = new(100_000);
    private int computed;

    [Fact]
    public async Task Get_Again_IsNotComputedAgain()
    {
        byte[] first = await cache.Get("a", Compute, default);
        byte[] second = await cache.Get("a", Compute, default);

        Assert.Same(first, second);
        Assert.Equal(1, computed);
    }

    [Fact]
    public async Task Get_WhileItIsComputed_WaitsForTheOneComputation()
    {
        var release = new TaskCompletionSource<byte[]>();
        var callers = Enumerable
            .Range(0, 10)
            .Select(_ =>
                cache.Get(
                    "a",
                    _ =>
                    {
                        Interlocked.Increment(ref computed);
                        return release.Task;
                    },
                    default
                )
            )
            .ToArray();
        release.SetResult([1]);

        byte[][] answers = await Task.WhenAll(callers);

        Assert.Equal(1, computed);
        Assert.All(answers, answer => Assert.Equal([1], answer));
    }

    [Fact]
    public async Task Get_OneOfTwoCallersGone_StillAnswersTheOther()
    {
        var release = new TaskCompletionSource<byte[]>();
        using var gone = new CancellationTokenSource();
        var token = CancellationToken.None;
        var first = cache.Get("a", Slow, gone.Token);
        var second = cache.Get("a", Slow, default);

        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.False(token.IsCancellationRequested);
        release.SetResult([2]);

        Assert.Equal([2], await second.WaitAsync(Patience));

        Task<byte[]> Slow(CancellationToken given)
        {
            token = given;
            return release.Task;
        }
    }

    [Fact]
    public async Task Get_AllCallersGone_CancelsTheComputation()
    {
        var cancelled = new TaskCompletionSource();
        using var gone = new CancellationTokenSource();
        var started = new TaskCompletionSource();
        var only = cache.Get(
            "a",
            async token =>
            {
                token.Register(cancelled.SetResult);
                started.SetResult();
                await Task.Delay(Timeout.Infinite, token);
                return [];
            },
            gone.Token
        );
        await started.Task.WaitAsync(Patience);

        await gone.CancelAsync();

        await cancelled.Task.WaitAsync(Patience);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => only);
        Assert.Equal([0], await cache.Get("a", Compute, default));
    }

    [Fact]
    public async Task Get_AfterAFailure_ComputesAnew()
    {
        await Assert.ThrowsAsync<InvalidDataException>(() =>
            cache.Get("a", _ => throw new InvalidDataException(), default)
        );

        Assert.Equal([0], await cache.Get("a", Compute, default));
    }

    [Fact]
    public async Task Get_MoreThanFits_ForgetsWhatWasNotUsedForLongest()
    {
        await cache.Get("kept", Compute, default);
        for (int i = 0; i < 50; i++)
        {
            await cache.Get($"other {i}", _ => Task.FromResult(new byte[10_000]), default);
            await cache.Get("kept", Compute, default);
            Assert.InRange(cache.Bytes, 1, 100_000);
        }

        Assert.Equal(1, computed);
        await cache.Get("other 0", Compute, default);
        Assert.Equal(2, computed);
    }

    private Task<byte[]> Compute(CancellationToken _) => Task.FromResult(new[] { (byte)(computed++) });
}
