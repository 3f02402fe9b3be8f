using EcommerceNotebooks.Customers;

namespace Tests.Customers;

public sealed class SegmentMapTests
{
    public static TheoryData<string, int> ChainCells =>
        new()
        {
            { "Champions", 4 },
            { "Loyal Customers", 5 },
            { "Cant Lose Them", 4 },
            { "Lost", 4 },
            { "Regular", 8 },
        };

    [Theory]
    [MemberData(nameof(ChainCells))]
    public void Chain_Cells_AreThoseOfTheConditions(string segment, int cells)
    {
        Assert.Equal(cells, SegmentMap.Chain.Cells.Count(cell => cell == segment));
        for (var r = 1; r <= 5; r++)
        {
            for (var f = 1; f <= 5; f++)
            {
                var expected =
                    r >= 4 && f >= 4 ? "Champions"
                    : r >= 3 && f >= 3 ? "Loyal Customers"
                    : r <= 2 && f >= 4 ? "Cant Lose Them"
                    : r <= 2 && f <= 2 ? "Lost"
                    : "Regular";
                Assert.Equal(expected, SegmentMap.Chain[r, f, 3]);
            }
        }
    }

    [Fact]
    public void Maps_AllCells_HaveOneSegmentAndAllSegmentsAreReached()
    {
        foreach (var map in new[] { SegmentMap.Default, SegmentMap.WithAtRisk, SegmentMap.Chain })
        {
            var reached =
                from r in Enumerable.Range(1, 5)
                from f in Enumerable.Range(1, 5)
                from m in Enumerable.Range(1, 5)
                select map[r, f, m];
            Assert.Equal(map.Segments.Order(), reached.Distinct().Order());
            Assert.Equal(25, map.Cells.Count);
        }
    }

    [Theory]
    [InlineData(5, 4, "Champions")]
    [InlineData(3, 5, "Loyal")]
    [InlineData(4, 3, "Loyal")]
    [InlineData(5, 2, "Potential")]
    [InlineData(4, 1, "New")]
    [InlineData(2, 4, "Cant Lose")]
    [InlineData(1, 3, "Hibernating")]
    [InlineData(3, 2, "Hibernating")]
    [InlineData(2, 1, "Lost")]
    public void Default_Cell_HasItsSegment(int recency, int frequency, string segment) =>
        Assert.Equal(segment, SegmentMap.Default[recency, frequency, 1]);

    [Fact]
    public void WithAtRisk_LowMoney_IsAtRisk()
    {
        Assert.Equal("At Risk", SegmentMap.WithAtRisk[1, 5, 3]);
        Assert.Equal("Cant Lose", SegmentMap.WithAtRisk[1, 5, 4]);
        Assert.Equal("Lost", SegmentMap.WithAtRisk[1, 1, 1]);
    }

    [Fact]
    public void NewMap_GapOverlapOrUnreachedSegment_IsRefusedByName()
    {
        SegmentArea all = new("a", 1, 5, 1, 5);

        Refused("R5 F5 belongs to no segment", ["a"], [new("a", 1, 4, 1, 5), new("a", 5, 5, 1, 4)]);
        Refused("R2 F3 belongs to a and to b", ["a", "b"], [all, new("b", 2, 2, 3, 3)]);
        Refused("segment b has no cell", ["a", "b"], [all]);
        Refused("no segment \"c\"", ["a"], [all, new("c", 1, 1, 1, 1)]);
        Refused("within 1 to 5", ["a"], [new("a", 0, 5, 1, 5)]);
        Refused("different names", ["a", "a"], [all]);
        Assert.Contains(
            "below 2 to 5",
            Assert
                .Throws<ArgumentException>(() => new SegmentMap(["a", "b"], [all], new MonetarySplit("a", 1, "b")))
                .Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => SegmentMap.Default[0, 1, 1]);
    }

    private static void Refused(string why, string[] segments, SegmentArea[] areas) =>
        Assert.Contains(
            why,
            Assert.Throws<ArgumentException>(() => new SegmentMap(segments, areas)).Message,
            StringComparison.Ordinal
        );
}
