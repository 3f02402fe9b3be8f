using EcommerceNotebooks.Warehouse.Columns;

namespace EcommerceNotebooks.Funnels;

/// <summary>Deals the events out to several threads in batches of whole users.</summary>
internal sealed class JourneyReader(ColumnReader chunks, CancellationToken cancellationToken)
{
    private readonly Lock gate = new();
    private JourneyBatch before = new();
    private long? lastUser;

    /// <summary>Whether the batches came in the order of users so far.</summary>
    internal bool IsInOrder { get; private set; } = true;

    /// <summary>Fills a batch with the next users' events; false where there are none, or where users turn out not to come in order. The events behind the last whole user begin the next batch.</summary>
    internal bool Fill(JourneyBatch batch)
    {
        lock (gate)
        {
            cancellationToken.ThrowIfCancellationRequested();
            batch.Restart(before);
            before = batch;
            while (!batch.IsFull)
            {
                if (!chunks.Read())
                {
                    batch.TakeAll();
                    break;
                }

                batch.Add(
                    chunks.Column<long>(0).Values,
                    chunks.Column<long>(1).Values,
                    chunks.Column<long>(2).Values,
                    chunks.Column<byte>(3).Values
                );
            }

            if (batch.Count > 0)
            {
                IsInOrder &= lastUser is null || batch.Users[0] > lastUser;
                lastUser = batch.Users[^1];
            }

            return batch.Count > 0 && IsInOrder;
        }
    }
}
