using EcommerceNotebooks.Ingest.Columnar;

namespace Tests.Ingest.Columnar;

/// <summary>Runs and packed values, read back by the format's own words.</summary>
public sealed class HybridRunsTests
{
    [Fact]
    public void Write_RunOfEqualValues_TakesAHeaderAndOneValue() =>
        Assert.Equal([200 << 1 & 0x7F | 0x80, 200 << 1 >> 7, 5], Write(Enumerable.Repeat(5, 200), 3));

    // The example of the format's description: the numbers 0 to 7 in three bits each.
    [Fact]
    public void Write_NumbersFromZeroToSevenInThreeBits_MatchParquetsSpecification() =>
        Assert.Equal([0b11, 0b10001000, 0b11000110, 0b11111010], Write(Enumerable.Range(0, 8), 3));

    [Fact]
    public void Write_Nothing_IsEmpty() => Assert.Empty(Write([], 1));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(13)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(31)]
    public void Write_RandomRuns_AreReadBack(int width)
    {
        var random = new Random(20191001 + width);
        for (int round = 0; round < 200; round++)
        {
            var values = new List<int>();
            while (values.Count < random.Next(200))
            {
                int value = (int)random.NextInt64(1L << width);
                values.AddRange(Enumerable.Repeat(value, random.Next(3) == 0 ? random.Next(1, 40) : 1));
            }

            Assert.Equal(values, Read(Write(values, width), width, values.Count));
        }
    }

    private static byte[] Write(IEnumerable<int> values, int width)
    {
        using var target = new ByteBuffer();
        HybridRuns.Write(values.ToArray(), width, target);
        return target.Written.ToArray();
    }

    private static List<int> Read(byte[] bytes, int width, int count)
    {
        var values = new List<int>();
        int at = 0;
        while (values.Count < count)
        {
            int header = 0;
            for (int shift = 0; ; shift += 7)
            {
                header |= (bytes[at] & 0x7F) << shift;
                if (bytes[at++] < 0x80)
                {
                    break;
                }
            }

            if ((header & 1) == 0)
            {
                int value = 0;
                for (int bits = 0; bits < width; bits += 8)
                {
                    value |= bytes[at++] << bits;
                }

                values.AddRange(Enumerable.Repeat(value, header >> 1));
            }
            else
            {
                int packed = (header >> 1) * 8;
                for (int i = 0; i < packed; i++)
                {
                    values.Add(
                        Enumerable
                            .Range(0, width)
                            .Sum(bit => (bytes[at + ((i * width) + bit) / 8] >> (((i * width) + bit) % 8) & 1) << bit)
                    );
                }

                at += packed / 8 * width;
            }
        }

        Assert.Equal(bytes.Length, at);
        Assert.All(values[count..], value => Assert.Equal(0, value));
        return values[..count];
    }
}
