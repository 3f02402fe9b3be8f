namespace EcommerceNotebooks.Statistics;

/// <summary>Which of several rates is the highest, and whether more than chance says so.</summary>
/// <param name="Index">Its place in the list; of equal ones the first.</param>
/// <param name="IsClear">Whether its 95 % Wilson interval lies above those of all others; false where there is nothing to compare it with.</param>
internal readonly record struct HighestRate(int Index, bool IsClear)
{
    /// <summary>The highest of these rates, each hits over a count above 0; null without any.</summary>
    internal static HighestRate? Of(IReadOnlyList<(long Hits, long Count)> rates)
    {
        if (rates.Count == 0)
        {
            return null;
        }

        var best = Enumerable.Range(0, rates.Count).MaxBy(i => (double)rates[i].Hits / rates[i].Count);
        var low = Interval(rates[best]).Low;
        return new HighestRate(
            best,
            rates.Count > 1 && rates.Index().All(rate => rate.Index == best || Interval(rate.Item).High < low)
        );
    }

    /// <summary>The places of the rates whose intervals overlap that of the highest, itself first, then by rate and place: what chance cannot tell from it.</summary>
    internal IReadOnlyList<int> Tied(IReadOnlyList<(long Hits, long Count)> rates)
    {
        var index = Index;
        var low = Interval(rates[index]).Low;
        return
        [
            index,
            .. Enumerable
                .Range(0, rates.Count)
                .Where(i => i != index && Interval(rates[i]).High >= low)
                .OrderByDescending(i => (double)rates[i].Hits / rates[i].Count)
                .ThenBy(i => i),
        ];
    }

    private static ConfidenceInterval Interval((long Hits, long Count) rate) =>
        WilsonInterval.Of(rate.Hits, rate.Count)!;
}
