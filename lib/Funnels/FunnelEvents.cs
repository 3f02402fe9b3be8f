using System.Runtime.InteropServices;
using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Warehouse;
using EcommerceNotebooks.Warehouse.Columns;

namespace EcommerceNotebooks.Funnels;

/// <summary>An event that plays a part in a funnel.</summary>
/// <param name="User">Whose it is.</param>
/// <param name="Session">Its session; 0 where no unit is a session.</param>
/// <param name="Product">Its product; 0 where no unit has one.</param>
/// <param name="Place">Four times the microseconds since 1970, and the place of its type among events of one time.</param>
/// <param name="Number">Its number among the user's events.</param>
/// <param name="Bits">The conditions that it meets.</param>
/// <param name="Name">The hash of its brand or category, where the breakdown is by these.</param>
internal readonly record struct FunnelEvent(
    long User,
    long Session,
    long Product,
    long Place,
    int Number,
    int Bits,
    ulong Name
)
{
    private static readonly DateTime Epoch = new(1970, 1, 1);

    /// <summary>Microseconds since 1970.</summary>
    internal long Time => Place >> 2;

    internal DateTime At => Epoch.AddTicks(Time * TimeSpan.TicksPerMicrosecond);
}

/// <summary>Deals the events that a funnel's filter takes out to threads, in batches of whole users.</summary>
internal sealed class FunnelEvents : IDisposable
{
    private const int Enough = 1 << 15;

    private readonly Lock gate = new();
    private readonly List<FunnelEvent> rest = [];
    private readonly CancellationToken cancellationToken;
    private readonly FunnelConditions conditions;
    private readonly Dictionary<long, int>? users;
    private readonly FunnelBreakdown? by;
    private readonly bool bySession;
    private readonly bool byProduct;
    private readonly bool byBrand;
    private readonly bool byCategory;
    private readonly int parts;
    private readonly long[] events;
    private readonly ColumnReader rows;
    private long? user;
    private bool isTaken;
    private int number;

    /// <summary>Asks for the events of funnels that differ in their units alone.</summary>
    internal FunnelEvents(ShopSession session, IReadOnlyList<FunnelOptions> funnels, FunnelBreakdown? by)
    {
        var options = funnels[0];
        conditions = new FunnelConditions(options, session);
        cancellationToken = session.CancellationToken;
        users = options.Filter.Segment is { } segment
            ? FunnelValues.Users(session, "users_of_segment.sql", [segment])
            : null;
        this.by = by;
        bySession = funnels.Any(funnel => funnel.Unit == FunnelUnit.Session);
        byProduct = funnels.Any(funnel => funnel.Unit == FunnelUnit.UserAndProduct);
        byBrand = conditions.NeedBrand || by == FunnelBreakdown.Brand;
        byCategory = conditions.NeedCategory || by == FunnelBreakdown.Category;
        events = new long[1 << options.Steps.Length];

        // The very next event may be of no step.
        parts = options.Mode == FunnelMode.Strict ? conditions.FilterBit : conditions.FilterBit - 1;
        rows = new ColumnReader(
            session.Connection,
            SqlScript.Load(typeof(FunnelEvents), "funnel_events.sql").Text,
            new
            {
                with_session = bySession,
                with_product = byProduct,
                with_price = conditions.NeedPrice,
                with_brand = byBrand,
                with_category = byCategory,
                filter_from = options.Filter.From,
                filter_to = options.End,
            },
            session.CancellationToken
        );
    }

    /// <summary>How many events of a step came so far; steps count from 1.</summary>
    internal long OfStep(int step) => events.Where((_, bits) => (bits & (1 << (step - 1))) != 0).Sum();

    /// <summary>Fills a batch with the next users' events; false where there are none. The last user's wait for the next batch, as more of them may come.</summary>
    /// <exception cref="InvalidOperationException">The events do not lie in the order of users.</exception>
    internal bool Fill(List<FunnelEvent> batch)
    {
        lock (gate)
        {
            cancellationToken.ThrowIfCancellationRequested();
            batch.Clear();
            batch.AddRange(rest);
            rest.Clear();
            var last = 0;
            while (batch.Count < Enough || last == 0)
            {
                if (!rows.Read())
                {
                    return batch.Count > 0;
                }

                last = Append(batch, last);
            }

            rest.AddRange(CollectionsMarshal.AsSpan(batch)[last..]);
            CollectionsMarshal.SetCount(batch, last);
            return true;
        }
    }

    public void Dispose() => rows.Dispose();

    // Returns where the last user's events begin.
    private int Append(List<FunnelEvent> batch, int last)
    {
        var ids = rows.Column<long>(0).Values;
        var times = rows.Column<long>(1).Values;
        var types = rows.Column<byte>(2).Values;
        var sessions = bySession ? rows.Column<long>(3).Values : [];
        var products = byProduct ? rows.Column<long>(4).Values : [];
        var prices = conditions.NeedPrice ? rows.Column<long>(5) : default;
        var brands = byBrand ? rows.Column<ulong>(6).Values : [];
        var categories = byCategory ? rows.Column<ulong>(7).Values : [];
        var names = by == FunnelBreakdown.Brand ? brands : categories;
        for (var row = 0; row < ids.Length; row++)
        {
            if (ids[row] != user)
            {
                Begin(ids[row]);
                last = batch.Count;
            }

            number++;
            var bits = conditions.Of(
                types[row],
                brands.IsEmpty ? 0 : brands[row],
                categories.IsEmpty ? 0 : categories[row],
                prices.Values.IsEmpty || prices.IsNull(row) ? null : prices.Values[row]
            );
            if (!isTaken || (bits & conditions.FilterBit) == 0)
            {
                continue;
            }

            events[bits & (events.Length - 1)]++;
            if ((bits & parts) != 0)
            {
                batch.Add(
                    new FunnelEvent(
                        ids[row],
                        sessions.IsEmpty ? 0 : sessions[row],
                        products.IsEmpty ? 0 : products[row],
                        (times[row] << 2) | types[row],
                        number,
                        bits,
                        names.IsEmpty ? 0 : names[row]
                    )
                );
            }
        }

        return last;
    }

    private void Begin(long next)
    {
        if (next < user)
        {
            throw new InvalidOperationException(
                "The events in fact_events do not lie in the order of users: call shop.Pipeline.BuildStarSchema() to build them anew."
            );
        }

        user = next;
        number = 0;
        isTaken = users?.ContainsKey(next) ?? true;
    }
}
