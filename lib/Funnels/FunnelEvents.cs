using System.Collections.Immutable;
using System.Runtime.InteropServices;
using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Warehouse;
using EcommerceNotebooks.Warehouse.Columns;

namespace EcommerceNotebooks.Funnels;

/// <summary>
/// An event that plays a part in a funnel: its user, the session or product that is its unit, four times the microseconds since 1970 and the place of its type among events of one time, the hash of its
/// brand or category where the breakdown is by that, its number among the user's events, and the conditions that it meets.
/// </summary>
internal readonly record struct FunnelEvent(long User, long Unit, long Place, ulong Name, int Number, int Bits)
    : IComparable<FunnelEvent>
{
    private static readonly DateTime Epoch = new(1970, 1, 1);

    /// <summary>Microseconds since 1970.</summary>
    internal long Time => Place >> 2;

    internal DateTime At => Epoch.AddTicks(Time * TimeSpan.TicksPerMicrosecond);

    /// <summary>A unit's events by time, then by type and number.</summary>
    public int CompareTo(FunnelEvent other) =>
        Place != other.Place ? Place.CompareTo(other.Place) : Number.CompareTo(other.Number);
}

/// <summary>Deals the events that a funnel's filter takes out to threads, in batches of whole users.</summary>
internal sealed class FunnelEvents : IDisposable
{
    private const int Enough = 1 << 15;

    private readonly Lock gate = new();
    private readonly List<FunnelEvent> rest = [];
    private readonly ShopSession session;
    private readonly FunnelConditions conditions;
    private readonly FunnelBreakdown? by;
    private readonly Dictionary<long, int>? users;
    private readonly int steps;
    private readonly int parts;
    private readonly long[] events;
    private readonly ColumnReader rows;
    private long? user;
    private bool isTaken;
    private int number;

    internal FunnelEvents(ShopSession session, FunnelOptions options, FunnelBreakdown? by)
    {
        this.by = by;
        conditions = new FunnelConditions(session, options);
        this.session = session;
        users = options.Filter.Segment is { } name ? FunnelValues.Users(session, "users_of_segment.sql", [name]) : null;
        steps = options.Steps.Length;
        events = new long[1 << steps];

        // In a strict funnel an event of no step may be the very next.
        parts = options.Mode == FunnelMode.Strict ? conditions.FilterBit : conditions.FilterBit - 1;
        rows = new ColumnReader(
            session.Connection,
            SqlScript.Load(typeof(FunnelEvents), "funnel_events.sql").Text,
            new
            {
                unit = options.Unit,
                with_price = conditions.ArePriced,
                with_brand = conditions.OfBrand is not null || by == FunnelBreakdown.Brand,
                with_category = conditions.OfCategory is not null || by == FunnelBreakdown.Category,
                filter_from = options.Filter.From,
                filter_to = options.End,
            },
            session.CancellationToken
        );
    }

    /// <summary>How many events each step has, among those that came so far.</summary>
    internal ImmutableArray<long> OfSteps =>
        [.. Enumerable.Range(0, steps).Select(step => events.Where((_, bits) => (bits & (1 << step)) != 0).Sum())];

    /// <summary>Fills a batch with the next users' events; false where there are none. The last user's wait for the next batch, as more of them may come.</summary>
    /// <exception cref="InvalidOperationException">The events do not lie in the order of users.</exception>
    internal bool Fill(List<FunnelEvent> batch)
    {
        lock (gate)
        {
            session.CancellationToken.ThrowIfCancellationRequested();
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
        var units = rows.Column<long>(3).Values;
        var prices = rows.Column<long>(4);
        var brands = rows.Column<ulong>(5).Values;
        var categories = rows.Column<ulong>(6).Values;
        var names = by == FunnelBreakdown.Brand ? brands : categories;
        var (ofType, ofBrand, ofCategory) = (conditions.OfType, conditions.OfBrand, conditions.OfCategory);
        var count = batch.Count;
        CollectionsMarshal.SetCount(batch, count + ids.Length);
        var target = CollectionsMarshal.AsSpan(batch);
        for (var row = 0; row < ids.Length; row++)
        {
            if (row == 0 ? ids[row] != user : ids[row] != ids[row - 1])
            {
                Begin(ids[row]);
                last = count;
            }

            var bits = ofType[types[row]];
            bits &= ofBrand is null ? -1 : ofBrand[brands[row]];
            bits &= ofCategory is null ? -1 : ofCategory[categories[row]];
            if (conditions.ArePriced)
            {
                bits &= conditions.OfPrice(prices.IsNull(row) ? null : prices.Values[row]);
            }

            if (!isTaken || (bits & conditions.FilterBit) == 0)
            {
                continue;
            }

            events[bits & (events.Length - 1)]++;
            if ((bits & parts) != 0)
            {
                target[count++] = new FunnelEvent(
                    ids[row],
                    units[row],
                    (times[row] << 2) | types[row],
                    names[row],
                    number++,
                    bits
                );
            }
        }

        CollectionsMarshal.SetCount(batch, count);
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
