using CSharpKernel.Running;

namespace Tests.Kernel.Running;

public class LineDifferenceTests
{
    [Fact]
    public void Between_ChangedLine_ShowsBothWithTwoLinesAround()
    {
        var before = "1\n2\n3\n4\n5\n6\n7";
        var after = "1\n2\n3\nfour\n5\n6\n7";
        Assert.Equal(["  2", "  3", "- 4", "+ four", "  5", "  6", "  …"], LineDifference.Between(before, after));
    }

    [Fact]
    public void Between_TooManyLines_GivesTheirCounts()
    {
        var lines = string.Join('\n', Enumerable.Range(0, 3000));
        Assert.Equal(["- (3,000 lines)", "+ (3,001 lines)"], LineDifference.Between(lines, lines + "\nx"));
    }

    [Fact]
    public void Between_AnyTwoTexts_GivesEveryChangedLineOfEach()
    {
        var random = new Random(20191105);
        for (var trial = 0; trial < 200; trial++)
        {
            var before = Lines(random);
            var after = Lines(random);
            var difference = LineDifference.Between(string.Join('\n', before), string.Join('\n', after));
            var removed = difference.Where(line => line[0] == '-').Select(line => line[2..]).ToArray();
            var added = difference.Where(line => line[0] == '+').Select(line => line[2..]).ToArray();
            Assert.Equal(Without(before, removed), Without(after, added));
            Assert.Equal(before.Length - removed.Length, after.Length - added.Length);
        }
    }

    // The lines that are left are the same multiset on both sides.
    private static string[] Without(string[] lines, string[] taken)
    {
        var left = lines.ToList();
        Array.ForEach(taken, line => Assert.True(left.Remove(line)));
        return [.. left.Order(StringComparer.Ordinal)];
    }

    private static string[] Lines(Random random) =>
        [.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => ((char)('a' + random.Next(4))).ToString())];
}
