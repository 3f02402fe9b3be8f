using EcommerceNotebooks.Funnels;

namespace Tests.Funnels;

public sealed class DistinctKeysTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(50, 1)]
    [InlineData(200_000, 2)]
    public void Count_RepeatsInManyPieces_EqualsASetOfThem(int given, int threads)
    {
        var random = new Random(given);
        Int128[] keys =
        [
            .. Enumerable
                .Range(0, given)
                .Select(i => new Int128((ulong)random.Next(300), (ulong)random.Next(500) << (i % 3 * 20))),
        ];
        var counted = new DistinctKeys();

        foreach (var piece in keys.Chunk(777))
        {
            counted.Add(piece);
        }

        Assert.Equal(keys.Distinct().LongCount(), counted.Count(threads));
    }

    [Fact]
    public void Count_ZeroNegativesAndExtremes_AreKeysLikeOthers()
    {
        var counted = new DistinctKeys();

        counted.Add([0, -1, 0, long.MinValue, Int128.MinValue, Int128.MaxValue, 1, -1, 0, long.MinValue]);

        Assert.Equal(6, counted.Count(2));
    }

    [Fact]
    public void Count_Twice_HasGivenTheKeysUp()
    {
        var counted = new DistinctKeys();
        counted.Add([1, 2, 3]);

        Assert.Equal((3, 0), (counted.Count(1), counted.Count(1)));
    }
}
