namespace EcommerceNotebooks.Funnels;

/// <summary>Tells by bits which conditions an event meets: those of the steps in their order, then of the exclusions, and last the filter's of brand and category.</summary>
internal sealed class FunnelConditions
{
    private readonly FunnelStep[] conditions;
    private readonly (int Bit, long Minimum, long Maximum)[] prices;

    internal FunnelConditions(ShopSession session, FunnelOptions options)
    {
        var filter = new FunnelStep("") { Brand = options.Filter.BrandValue, Category = options.Filter.CategoryValue };
        conditions = [.. options.Steps, .. options.Exclusions.Select(exclusion => exclusion.Event), filter];
        FilterBit = 1 << (conditions.Length - 1);
        OfType =
        [
            .. Enumerable.Range(0, FunnelStep.TypeCount).Select(type => Bits(step => step.Place == type) | FilterBit),
        ];
        prices =
        [
            .. conditions
                .Select((step, index) => (1 << index, Cents(step.MinimumPrice), Cents(step.MaximumPrice)))
                .Where(each => each is not (_, null, null))
                .Select(each => (each.Item1, each.Item2 ?? long.MinValue, each.Item3 ?? long.MaxValue)),
        ];
        if (conditions.Any(step => step.Brand is not null))
        {
            var names = FunnelNames.Read(session).Brands;
            OfBrand = names.ToDictionary(name => name.Key, name => Bits(step => step.IsOfBrand(name.Value)));
        }

        if (conditions.Any(step => step.Category is not null))
        {
            var names = FunnelNames.Read(session).Categories;
            OfCategory = names.ToDictionary(name => name.Key, name => Bits(step => step.IsOfCategory(name.Value)));
        }
    }

    internal int FilterBit { get; }

    /// <summary>The conditions that events of each type can meet.</summary>
    internal int[] OfType { get; }

    /// <summary>Those that events of a brand can meet, by its hash; null where no condition is of brands.</summary>
    internal Dictionary<ulong, int>? OfBrand { get; }

    /// <summary>Those that events of a category code can meet, by its hash; null where no condition is of categories.</summary>
    internal Dictionary<ulong, int>? OfCategory { get; }

    internal bool ArePriced => prices.Length > 0;

    /// <summary>Those that events of a price in cents can meet.</summary>
    internal int OfPrice(long? cents)
    {
        var bits = -1;
        foreach (var (bit, minimum, maximum) in prices)
        {
            bits &= cents >= minimum && cents < maximum ? -1 : ~bit;
        }

        return bits;
    }

    // A price of whole cents is at least a limit where it is at least the next whole cent.
    private static long? Cents(decimal? limit) =>
        limit is { } price
            ? (long)decimal.Ceiling(Math.Clamp(price, long.MinValue / 100, long.MaxValue / 100) * 100)
            : null;

    private int Bits(Func<FunnelStep, bool> holds) =>
        conditions.Select((step, index) => holds(step) ? 1 << index : 0).Sum();
}
