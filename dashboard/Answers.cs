using EcommerceNotebooks;
using EcommerceNotebooks.Questions.Dashboard;

namespace Dashboard;

/// <summary>
/// How answers come about: on the warehouse as it is now, each in a session that ends with the request, kept for whoever asks the same of the same data. Quick questions do not wait behind slow ones.
/// </summary>
internal sealed class Answers(
    ServedWarehouse served,
    AnswerCache cache,
    QuestionTurns quick,
    QuestionTurns slow,
    CancellationToken stopping
)
{
    /// <summary>The figure of a name.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    internal Figure FigureOf(string name) =>
        served.Figures.FirstOrDefault(figure => figure.Name == name)
        ?? throw new NotFoundException("There is no such figure; /api/figures lists them.");

    /// <summary>Answers a request with JSON that is computed at most once for each state of the data.</summary>
    internal async Task WriteKept(
        HttpContext context,
        string key,
        bool isSlow,
        Func<ShopSession, OpenWarehouse, byte[]> question
    )
    {
        using var lease = served.Take();
        var warehouse = lease.Warehouse;
        byte[] answer = await cache.Get(
            FormattableString.Invariant($"{warehouse.Number} {key}"),
            async token =>
            {
                // Others may still wait when the request that asked first has gone.
                using var own = warehouse.Take();
                return await Compute(warehouse, isSlow ? slow : quick, question, token);
            },
            context.RequestAborted
        );
        await WriteJson(context, answer);
    }

    /// <summary>Computes something slow for this request alone.</summary>
    internal async Task<T> Compute<T>(HttpContext context, Func<ShopSession, OpenWarehouse, T> question)
    {
        using var lease = served.Take();
        return await Compute(lease.Warehouse, slow, question, context.RequestAborted);
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
        QuestionTurns turns,
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
