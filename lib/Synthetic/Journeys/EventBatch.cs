using System.Collections.Concurrent;
using EcommerceNotebooks.Synthetic.Catalogue;
using EcommerceNotebooks.Synthetic.Months;

namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>A window of finished events, column by column. Batches are used again, so a reader returns one when done.</summary>
internal sealed class EventBatch
{
    private static readonly ConcurrentBag<EventBatch> Pool = [];
    private MonthProfile month;
    private int firstDay;

    private EventBatch(MonthProfile month) => this.month = month;

    /// <summary>Rows.</summary>
    public int Count { get; private set; }

    /// <summary>Seconds since 1970.</summary>
    public long[] UnixSeconds { get; private set; } = [];

    /// <summary>Indexes of the products.</summary>
    public int[] Products { get; private set; } = [];

    /// <summary>What happened.</summary>
    public SyntheticEventType[] Types { get; private set; } = [];

    /// <summary>Planted marks.</summary>
    public PlantedMarks[] Marks { get; private set; } = [];

    /// <summary>Prices in cents.</summary>
    public int[] PriceCents { get; private set; } = [];

    /// <summary>Indexes of the brands.</summary>
    public ushort[] Brands { get; private set; } = [];

    /// <summary>The users.</summary>
    public int[] UserIds { get; private set; } = [];

    /// <summary>The sessions, most significant bits first; zero where the id is lost.</summary>
    public UInt128[] Sessions { get; private set; } = [];

    /// <summary>Index of the month, for the products' category ids.</summary>
    public int Month => month.Index;

    /// <summary>An empty batch with room for some rows.</summary>
    public static EventBatch Rent(int count, MonthProfile month)
    {
        var batch = Pool.TryTake(out var used) ? used : new EventBatch(month);
        batch.month = month;
        batch.firstDay = (int)(
            (month.Start - MonthPresets.FirstMonth.ToUnixTimeSeconds()) / MonthProfile.SecondsPerDay
        );
        batch.Count = count;
        if (batch.Products.Length < count)
        {
            var size = count + (count / 4);
            batch.UnixSeconds = new long[size];
            batch.Products = new int[size];
            batch.Types = new SyntheticEventType[size];
            batch.Marks = new PlantedMarks[size];
            batch.PriceCents = new int[size];
            batch.Brands = new ushort[size];
            batch.UserIds = new int[size];
            batch.Sessions = new UInt128[size];
        }

        return batch;
    }

    /// <summary>Gives the batch back; it must not be read any more.</summary>
    public void Return() => Pool.Add(this);

    /// <summary>Fills a row.</summary>
    public void Set(int row, PendingEvent pending, OpenSession session)
    {
        var history = ProductHistory.Shared;
        var day = firstDay + (pending.Second / MonthProfile.SecondsPerDay);
        UnixSeconds[row] = month.Start + pending.Second;
        Products[row] = pending.Product;
        Types[row] = pending.Type;
        Marks[row] = pending.Marks;
        PriceCents[row] =
            pending.Type == SyntheticEventType.Purchase
                ? history.SellingPriceCents(pending.Product, day)
                : history.PriceCents(pending.Product, day);
        Brands[row] = (ushort)history.Brand(pending.Product, day);
        UserIds[row] = session.UserId;
        Sessions[row] = (pending.Marks & PlantedMarks.MissingSession) == 0 ? session.Id : UInt128.Zero;
    }

    /// <summary>One row as an event.</summary>
    public SyntheticEvent ToEvent(int row)
    {
        var catalogue = ProductCatalogue.Shared;
        var product = Products[row];
        return new SyntheticEvent(
            UnixSeconds[row],
            Types[row],
            catalogue.ProductIds[product],
            catalogue.Labels.CategoryIdOf(product, Month),
            catalogue.Categories[catalogue.Shelves[catalogue.ShelfOf(product)].Category].Code,
            catalogue.Labels.Brands[Brands[row]],
            PriceCents[row],
            UserIds[row],
            Sessions[row] == UInt128.Zero ? null : SessionKey.ToGuid(Sessions[row]),
            Marks[row]
        );
    }
}
