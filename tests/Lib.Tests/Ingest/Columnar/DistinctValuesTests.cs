using System.Text;
using EcommerceNotebooks.Ingest.Columnar;

namespace Tests.Ingest.Columnar;

/// <summary>Distinct values get their numbers in the order in which they appear, as a dictionary of the framework says.</summary>
public sealed class DistinctValuesTests
{
    [Fact]
    public void CodeOf_RandomNumbers_CountsFirstAppearances()
    {
        var random = new Random(7);
        var distinct = new DistinctNumbers();
        for (int round = 0; round < 2; round++)
        {
            var expected = new Dictionary<long, int>();
            for (int i = 0; i < 50_000; i++)
            {
                long value = random.Next(4) switch
                {
                    0 => random.NextInt64(long.MinValue, long.MaxValue),
                    1 => long.MinValue + random.Next(3),
                    _ => random.Next(20_000) * 65_536L,
                };
                expected.TryAdd(value, expected.Count);
                Assert.Equal(expected[value], distinct.CodeOf(value));
            }

            Assert.Equal(expected.OrderBy(pair => pair.Value).Select(pair => pair.Key), distinct.Values.ToArray());
            distinct.Clear();
            Assert.Equal(0, distinct.Count);
        }
    }

    [Fact]
    public unsafe void CodeOf_RandomTexts_CountsFirstAppearances()
    {
        var random = new Random(8);
        using var distinct = new DistinctTexts();
        for (int round = 0; round < 2; round++)
        {
            var expected = new Dictionary<string, int>(StringComparer.Ordinal);
            for (int i = 0; i < 30_000; i++)
            {
                string text = string.Concat(Enumerable.Range(0, random.Next(1, 20)).Select(_ => random.Next(3)));
                expected.TryAdd(text, expected.Count);

                // What lies behind a text must not matter.
                byte[] bytes = [.. Encoding.UTF8.GetBytes(text), .. BitConverter.GetBytes(random.NextInt64())];
                fixed (byte* start = bytes)
                {
                    Assert.Equal(expected[text], distinct.CodeOf(new TextPlace((nint)start, text.Length)));
                }
            }

            Assert.Equal(expected.Count, distinct.Count);
            Assert.All(expected, pair => Assert.Equal(pair.Key, Encoding.UTF8.GetString(distinct[pair.Value])));
            distinct.Clear();
        }
    }
}
