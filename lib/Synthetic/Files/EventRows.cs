using System.Collections;
using DuckDB.NET.Data;
using DuckDB.NET.Data.DataChunk.Writer;
using EcommerceNotebooks.Synthetic.Catalogue;
using EcommerceNotebooks.Synthetic.Journeys;

namespace EcommerceNotebooks.Synthetic.Files;

/// <summary>A month's events as a table function of DuckDB. Texts are handed over as their places, from 1, in lists that the query has as parameters; 0 is NULL.</summary>
internal sealed class EventRows : IDisposable
{
    private const long MicrosecondsPerSecond = 1_000_000;

    private static readonly ColumnInfo[] Columns =
    [
        new("microseconds", typeof(long)),
        new("type", typeof(int)),
        new("product_id", typeof(int)),
        new("category_id", typeof(long)),
        new("category", typeof(int)),
        new("brand", typeof(int)),
        new("cents", typeof(int)),
        new("user_id", typeof(int)),
        new("user_session", typeof(Guid)),
    ];

    private readonly IEnumerator<(EventBatch Batch, TruthCounter Counter)> batches;
    private readonly ProductCatalogue catalogue = ProductCatalogue.Shared;
    private EventBatch batch = null!;
    private int row;

    /// <summary>Events of a month.</summary>
    internal EventRows(MonthEvents month, CancellationToken cancellationToken) =>
        batches = month.Render(Count, cancellationToken).GetEnumerator();

    /// <summary>What has been handed over.</summary>
    internal TruthCounter Counter { get; } = new();

    /// <summary>The texts of the types, in the order of their places.</summary>
    internal static string[] Types { get; } = ["view", "cart", "purchase"];

    /// <summary>The codes of the categories, in the order of their places; the empty ones have none.</summary>
    internal static string[] Categories { get; } =
    [.. ProductCatalogue.Shared.Categories.Select(category => category.Code ?? "")];

    /// <summary>The brands, in the order of their places; the first stands for none.</summary>
    internal static string[] Brands { get; } =
    [.. ProductCatalogue.Shared.Labels.Brands.Skip(1).Select(brand => brand ?? "")];

    /// <summary>Makes <c>name()</c> known to the connection's database; it can be read once.</summary>
    internal void Register(DuckDBConnection connection, string name) =>
        connection.RegisterTableFunction(name, () => new TableFunction(Columns, Rows()), Write);

    /// <summary>Stops the month's generation.</summary>
    public void Dispose() => batches.Dispose();

    private static (EventBatch Batch, TruthCounter Counter) Count(EventBatch batch)
    {
        var counter = new TruthCounter();
        counter.Add(batch);
        return (batch, counter);
    }

    // The row is this object's state, so that none is made for each event.
    private IEnumerable Rows()
    {
        while (batches.MoveNext())
        {
            (batch, var counter) = batches.Current;
            Counter.Add(counter);
            for (row = 0; row < batch.Count; row++)
            {
                yield return this;
            }

            batch.Return();
        }
    }

    private void Write(object? _, IDuckDBDataWriter[] writers, ulong target)
    {
        int product = batch.Products[row];
        int category = catalogue.Shelves[catalogue.ShelfOf(product)].Category;
        var session = batch.Sessions[row];
        writers[0].WriteValue(batch.UnixSeconds[row] * MicrosecondsPerSecond, target);
        writers[1].WriteValue((int)batch.Types[row] + 1, target);
        writers[2].WriteValue(catalogue.ProductIds[product], target);
        writers[3].WriteValue(catalogue.Labels.CategoryIdOf(product, batch.Month), target);
        writers[4].WriteValue(catalogue.Categories[category].Code is null ? 0 : category + 1, target);
        writers[5].WriteValue((int)batch.Brands[row], target);
        writers[6].WriteValue(batch.PriceCents[row], target);
        writers[7].WriteValue(batch.UserIds[row], target);
        if (session == UInt128.Zero)
        {
            writers[8].WriteNull(target);
        }
        else
        {
            writers[8].WriteValue(ToGuid(session), target);
        }
    }

    private static Guid ToGuid(UInt128 bits)
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, bits);
        return new Guid(bytes, bigEndian: true);
    }
}
