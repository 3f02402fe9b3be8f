using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks;

/// <summary>
/// Questions of one shop share its memory limit, and the engine refuses whoever asks for more when it is used up, not whoever uses it up. So a question that ran out while others were running is
/// asked once more, alone; it fails only if it runs out again.
/// </summary>
internal sealed class MemoryTurns
{
    private readonly ShopGate gate = new();

    /// <summary>Answers a question, the second time by <paramref name="again"/>.</summary>
    internal T Ask<T>(Func<T> question, Func<T> again, CancellationToken cancellationToken)
    {
        using (var entry = gate.Enter(cancellationToken))
        {
            try
            {
                return question();
            }
            catch (Exception exception) when (IsOutOfMemory(exception) && entry.HadCompany)
            {
                entry.Dispose();
                // Within another question one cannot wait for all others to end.
                if (gate.IsHeldHere)
                {
                    throw;
                }
            }
        }

        using var alone = gate.TakeAlone(own: null, cancellationToken);
        return again();
    }

    /// <summary>Runs what is not to be done twice, such as the caller's own SQL. Steps of the pipeline take no turn: nobody should wait for the end of a load.</summary>
    internal T Run<T>(Func<T> step, CancellationToken cancellationToken)
    {
        using var entry = gate.Enter(cancellationToken);
        return step();
    }

    private static bool IsOutOfMemory(Exception exception) =>
        exception.IsOutOfMemory() || exception.InnerException?.IsOutOfMemory() == true;
}
