using EcommerceNotebooks;

namespace Dashboard;

/// <summary>How answers come about: on the warehouse as it is now, each in a session that ends with the request, kept for whoever asks the same of the same data.</summary>
internal sealed class Answers(
    ServedWarehouse served,
    AnswerCache cache,
    QuestionTurns turns,
    CancellationToken stopping
)
{
    /// <summary>Answers a request with JSON that is computed at most once for each state of the data.</summary>
    internal async Task WriteKept(HttpContext context, string key, Func<ShopSession, OpenWarehouse, byte[]> question)
    {
        using var lease = served.Take();
        var warehouse = lease.Warehouse;
        byte[] answer = await cache.Get(
            FormattableString.Invariant($"{warehouse.Number} {key}"),
            async token =>
            {
                // Others may still wait when the request that asked first has gone.
                using var own = warehouse.Take();
                return await Compute(warehouse, question, token);
            },
            context.RequestAborted
        );
        await WriteJson(context, answer);
    }

    /// <summary>Computes something for this request alone.</summary>
    internal async Task<T> Compute<T>(HttpContext context, Func<ShopSession, OpenWarehouse, T> question)
    {
        using var lease = served.Take();
        return await Compute(lease.Warehouse, question, context.RequestAborted);
    }

    /// <summary>Answers with JSON.</summary>
    internal static async Task WriteJson(HttpContext context, byte[] answer)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer, context.RequestAborted);
    }

    private async Task<T> Compute<T>(
        OpenWarehouse warehouse,
        Func<ShopSession, OpenWarehouse, T> question,
        CancellationToken token
    )
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(token, stopping);
        var cancellation = either.Token;
        return await turns.Run(
            () =>
            {
                using var session = warehouse.Shop.OpenSession(cancellation);
                return question(session, warehouse);
            },
            cancellation
        );
    }
}
