using EcommerceNotebooks.Learning.Ranking;

namespace Tests.Learning.Ranking;

public sealed class RecommendedItemsTests
{
    [Fact]
    public void Figures_FewLists_AreThoseByHand()
    {
        // Shares of what was seen: 1/2, 1/4, 1/8, 1/8; shares that are less popular: 7/8, 5/8, and 1/4 for the two alike.
        var given = new RecommendedItems([4, 2, 1, 1]);
        given.Add([0, 1]);
        given.Add([0, 2]);

        Assert.Equal(4, given.Given);
        Assert.Equal(0.75, given.Coverage);
        Assert.Equal((0.875 + 0.625 + 0.875 + 0.25) / 4, given.PopularityPercentile!.Value, 1e-12);
        Assert.Equal((1 + 2 + 1 + 3) / 4.0, given.Novelty!.Value, 1e-12);
    }

    [Fact]
    public void PopularityPercentile_TheWholeCatalogue_IsAHalf()
    {
        var random = new Random(5);
        long[] counts = [.. Enumerable.Range(0, 100).Select(_ => (long)random.Next(1, 20))];
        var given = new RecommendedItems(counts);
        given.Add([.. Enumerable.Range(0, 100)]);

        Assert.Equal(0.5, given.PopularityPercentile!.Value, 1e-12);
        Assert.Equal(1, given.Coverage);
    }

    [Fact]
    public void Add_CountersOfParts_EqualOneOfAll()
    {
        var whole = new RecommendedItems([3, 2, 1]);
        var part = whole.Empty();
        whole.Add([0, 1]);
        part.Add([2, 1]);
        var both = whole.Empty();
        both.Add([0, 1]);
        both.Add([2, 1]);

        whole.Add(part);

        Assert.Equal(
            (both.Given, both.Coverage, both.Novelty, both.PopularityPercentile),
            (whole.Given, whole.Coverage, whole.Novelty, whole.PopularityPercentile)
        );
    }

    [Fact]
    public void Figures_WithoutLists_AreNotKnown()
    {
        var given = new RecommendedItems([1]);

        Assert.Equal((0, null, null), (given.Coverage, given.PopularityPercentile, given.Novelty));
        Assert.Throws<ArgumentException>(() => new RecommendedItems([0, 0]));
    }
}
