namespace EcommerceNotebooks.Funnels;

/// <summary>Tells by bits which conditions an event meets: those of the steps in their order, then of the exclusions, and last the filter's of brand and category.</summary>
internal sealed class FunnelConditions
{
    private const decimal Cents = 100;

    private readonly FunnelStep[] conditions;
    private readonly int[] ofTypes;
    private readonly Dictionary<ulong, int>? ofBrands;
    private readonly Dictionary<ulong, int>? ofCategories;
    private readonly (int Bit, long Minimum, long Maximum)[] ofPrices;

    internal FunnelConditions(FunnelOptions options, ShopSession session)
    {
        conditions =
        [
            .. options.Steps,
            .. options.Exclusions.Select(exclusion => exclusion.Event),
            new("") { Brand = options.Filter.BrandValue, Category = options.Filter.CategoryValue },
        ];
        FilterBit = 1 << (conditions.Length - 1);
        ofTypes =
        [
            .. Enumerable.Range(0, FunnelStep.TypeCount).Select(type => Bits(step => step.Place == type) | FilterBit),
        ];
        ofBrands = conditions.All(step => step.Brand is null)
            ? null
            : FunnelNames
                .Read(session)
                .Brands.ToDictionary(brand => brand.Key, brand => Bits(step => step.IsOfBrand(brand.Value)));
        ofCategories = conditions.All(step => step.Category is null)
            ? null
            : FunnelNames
                .Read(session)
                .Categories.ToDictionary(code => code.Key, code => Bits(step => step.IsOfCategory(code.Value)));
        ofPrices =
        [
            .. conditions
                .Select(
                    (step, index) =>
                        (
                            1 << index,
                            InCents(step.MinimumPrice ?? decimal.MinValue),
                            InCents(step.MaximumPrice ?? decimal.MaxValue)
                        )
                )
                .Where((_, index) => conditions[index] is not { MinimumPrice: null, MaximumPrice: null }),
        ];
    }

    /// <summary>The bit of the filter.</summary>
    internal int FilterBit { get; }

    internal bool NeedBrand => ofBrands is not null;

    internal bool NeedCategory => ofCategories is not null;

    internal bool NeedPrice => ofPrices.Length > 0;

    internal int OfType(byte type) => ofTypes[type];

    internal int OfBrand(ulong hash) => ofBrands is null ? -1 : ofBrands[hash];

    internal int OfCategory(ulong hash) => ofCategories is null ? -1 : ofCategories[hash];

    internal int OfPrice(long? cents)
    {
        var bits = -1;
        foreach (var (bit, minimum, maximum) in ofPrices)
        {
            bits &= cents >= minimum && cents < maximum ? -1 : ~bit;
        }

        return bits;
    }

    // A price of whole cents is at least a limit if it is at least the next whole cent.
    private static long InCents(decimal limit) =>
        limit <= long.MinValue / Cents ? long.MinValue
        : limit >= long.MaxValue / Cents ? long.MaxValue
        : (long)decimal.Ceiling(limit * Cents);

    private int Bits(Func<FunnelStep, bool> holds) =>
        conditions.Select((step, index) => holds(step) ? 1 << index : 0).Sum();
}
