using System.Runtime.CompilerServices;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Questions.Dashboard.Selection;

/// <summary>All sums that figures of one filter are made of, so that a page's figures read the cells once.</summary>
internal sealed class CellTotals
{
    private const int Kept = 32;
    private static readonly ConditionalWeakTable<Shop, Memory> Memories = [];

    private CellTotals(string source, IReadOnlyList<CellGroup> groups)
    {
        Source = source;
        Hours =
        [
            .. groups
                .Where(group => group.LocalHour is not null)
                .OrderBy(group => group.LocalHour)
                .Select(group => new HourSums(group.LocalHour!.Value, group)),
        ];
        Dates = [.. CellSums.By(Hours, hour => hour.Date).Select(date => new DateSums(date.Key, date.Sums))];
        Categories = Named(groups.Where(group => group.Kind == "category"), group => group.CategoryCode);
        Brands = Named(groups.Where(group => group.Kind == "brand"), group => group.Brand);
    }

    /// <summary>What was read for them.</summary>
    internal string Source { get; }

    /// <summary>Those of each clock hour of the zone in which something happened, in order.</summary>
    internal IReadOnlyList<HourSums> Hours { get; }

    /// <summary>Those of each date of the zone in which something happened, in order.</summary>
    internal IReadOnlyList<DateSums> Dates { get; }

    /// <summary>Those of each category code, most revenue first, then most events, then by name; those without one last of equal ones.</summary>
    internal IReadOnlyList<NamedSums> Categories { get; }

    /// <summary>Those of each brand in the same order.</summary>
    internal IReadOnlyList<NamedSums> Brands { get; }

    /// <summary>The sums between two dates; those of the last filters are kept until the cells are built anew.</summary>
    internal static CellTotals Of(DashboardContext context, DateOnly? from, DateOnly? to)
    {
        var key = (context.Filter with { From = from, To = to, Compare = Comparison.None }, context.CellsNumber);
        var place = Memories.GetOrCreateValue(context.Session.Shop).PlaceOf(key);
        using var mine = place.Lock.EnterScope();
        return place.Totals ??= Read(context, from, to);
    }

    private static CellTotals Read(DashboardContext context, DateOnly? from, DateOnly? to)
    {
        context.SelectCells(from, to);
        return new CellTotals(
            context.CellSource,
            SqlScript.Load(typeof(CellTotals), "cell_sums.sql").Query<CellGroup>(context.Session)
        );
    }

    private static IReadOnlyList<NamedSums> Named(IEnumerable<CellGroup> groups, Func<CellGroup, string?> name) =>
        [
            .. groups
                .Select(group => new NamedSums(name(group), group))
                .OrderByDescending(group => group.Revenue)
                .ThenByDescending(group => group.Events)
                .ThenBy(group => group.Name is null)
                .ThenBy(group => group.Name, StringComparer.Ordinal),
        ];

    /// <summary>A row of the one pass.</summary>
    private sealed record CellGroup(
        string Kind,
        DateTime? LocalHour,
        string? CategoryCode,
        string? Brand,
        long Events,
        long Views,
        long Carts,
        long Removes,
        long Purchases,
        long PricedPurchases,
        decimal Revenue
    ) : CellSums(Events, Views, Carts, Removes, Purchases, PricedPurchases, Revenue);

    /// <summary>The sums of the last filters of a shop.</summary>
    private sealed class Memory
    {
        private readonly Lock entering = new();
        private readonly Dictionary<(DashboardFilter Filter, long Table), Place> places = [];
        private readonly Queue<(DashboardFilter Filter, long Table)> order = [];

        internal Place PlaceOf((DashboardFilter Filter, long Table) key)
        {
            using var alone = entering.EnterScope();
            if (places.TryGetValue(key, out var known))
            {
                return known;
            }

            if (order.Count == Kept)
            {
                places.Remove(order.Dequeue());
            }

            order.Enqueue(key);
            return places[key] = new Place();
        }
    }

    /// <summary>One filter's sums; whoever asks first computes them, and whoever asks meanwhile waits.</summary>
    private sealed class Place
    {
        internal Lock Lock { get; } = new();

        internal CellTotals? Totals { get; set; }
    }
}
