using EcommerceNotebooks.DuckDb;
using EcommerceNotebooks.DuckDb.TableFunctions;
using EcommerceNotebooks.Synthetic.Catalogue;
using EcommerceNotebooks.Synthetic.Journeys;

namespace EcommerceNotebooks.Synthetic.Files;

/// <summary>Hands a month's events to DuckDB in the columns of the lake, copied out of the batches; what a product, brand or type contributes is laid out once.</summary>
internal sealed class EventChunks : IChunkSource, IDisposable
{
    private const long MicrosecondsPerSecond = 1_000_000;
    private const int BitsPerWord = 64;
    private static readonly UInt128 HighestBit = UInt128.One << 127;
    private static readonly Lazy<LastingText[]> Codes = new(() =>
        [.. ProductCatalogue.Shared.Categories.Select(category => new LastingText(category.Code ?? string.Empty))]
    );
    private static readonly Lazy<LastingText[]> Brands = new(() =>
        [.. ProductCatalogue.Shared.Labels.Brands.Select(brand => new LastingText(brand ?? string.Empty))]
    );
    private static readonly LastingText[] Types = [new("view"), new("cart"), new("purchase")];
    private readonly IEnumerator<(EventBatch Batch, TruthCounter Counter)> batches;
    private EventBatch? current;
    private int position;

    /// <summary>Events of a month.</summary>
    public EventChunks(MonthEvents month, CancellationToken cancellationToken) =>
        batches = month.Render(Count, cancellationToken).GetEnumerator();

    /// <summary>What has been handed over.</summary>
    public TruthCounter Counter { get; } = new();

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, DuckDbTypeId Type, byte Precision, byte Scale)> Columns { get; } =
    [
        ("event_time", DuckDbTypeId.Timestamp, 0, 0),
        ("event_type", DuckDbTypeId.Varchar, 0, 0),
        ("product_id", DuckDbTypeId.Integer, 0, 0),
        ("category_id", DuckDbTypeId.BigInt, 0, 0),
        ("category_code", DuckDbTypeId.Varchar, 0, 0),
        ("brand", DuckDbTypeId.Varchar, 0, 0),
        ("price", DuckDbTypeId.Decimal, 10, 2),
        ("user_id", DuckDbTypeId.Integer, 0, 0),
        ("user_session", DuckDbTypeId.Uuid, 0, 0),
    ];

    /// <inheritdoc/>
    public int Fill(ChunkWriter chunk)
    {
        while (current is null || position == current.Count)
        {
            current?.Return();
            current = null;
            if (!batches.MoveNext())
            {
                return 0;
            }

            (current, var counter) = batches.Current;
            Counter.Add(counter);
            position = 0;
        }

        var rows = Math.Min(ChunkWriter.Capacity, current.Count - position);
        FillNumbers(chunk, current, rows);
        FillTexts(chunk, current, rows);
        FillSessions(chunk, current, rows);
        position += rows;
        return rows;
    }

    /// <summary>Stops the month's generation.</summary>
    public void Dispose() => batches.Dispose();

    private static (EventBatch Batch, TruthCounter Counter) Count(EventBatch batch)
    {
        var counter = new TruthCounter();
        counter.Add(batch);
        return (batch, counter);
    }

    private void FillNumbers(ChunkWriter chunk, EventBatch batch, int rows)
    {
        var catalogue = ProductCatalogue.Shared;
        var times = chunk.Column<long>(0);
        var productIds = chunk.Column<int>(2);
        var categoryIds = chunk.Column<long>(3);
        var prices = chunk.Column<long>(6);
        for (var row = 0; row < rows; row++)
        {
            var product = batch.Products[position + row];
            times[row] = batch.UnixSeconds[position + row] * MicrosecondsPerSecond;
            productIds[row] = catalogue.ProductIds[product];
            categoryIds[row] = catalogue.Labels.CategoryIdOf(product, batch.Month);
            prices[row] = batch.PriceCents[position + row];
        }

        batch.UserIds.AsSpan(position, rows).CopyTo(chunk.Column<int>(7));
    }

    private void FillTexts(ChunkWriter chunk, EventBatch batch, int rows)
    {
        var catalogue = ProductCatalogue.Shared;
        var types = chunk.Column<LastingText>(1);
        var codes = chunk.Column<LastingText>(4);
        var brands = chunk.Column<LastingText>(5);
        var knownCodes = chunk.Validity(4);
        var knownBrands = chunk.Validity(5);
        for (var row = 0; row < rows; row++)
        {
            var category = catalogue.Shelves[catalogue.ShelfOf(batch.Products[position + row])].Category;
            var brand = batch.Brands[position + row];
            types[row] = Types[(int)batch.Types[position + row]];
            codes[row] = Codes.Value[category];
            brands[row] = Brands.Value[brand];
            Clear(knownCodes, row, catalogue.Categories[category].Code is null);
            Clear(knownBrands, row, brand == 0);
        }
    }

    private void FillSessions(ChunkWriter chunk, EventBatch batch, int rows)
    {
        var sessions = chunk.Column<UInt128>(8);
        var known = chunk.Validity(8);
        for (var row = 0; row < rows; row++)
        {
            var session = batch.Sessions[position + row];
            sessions[row] = session ^ HighestBit;
            Clear(known, row, session == UInt128.Zero);
        }
    }

    private static void Clear(Span<ulong> mask, int row, bool isNull)
    {
        if (isNull)
        {
            mask[row / BitsPerWord] &= ~(1UL << (row % BitsPerWord));
        }
    }
}
