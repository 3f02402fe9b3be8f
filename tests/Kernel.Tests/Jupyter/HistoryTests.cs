using CSharpKernel.Jupyter;

namespace Tests.Kernel.Jupyter;

public class HistoryTests
{
    [Fact]
    public void Tail_MoreOrFewerThanThereAre_GivesTheLatest()
    {
        var history = Of("a", "b", "c");
        Assert.Equal("b c", Codes(history.Tail(2)));
        Assert.Equal("a b c", Codes(history.Tail(10)));
        Assert.Empty(history.Tail(-1));
        Assert.Empty(new History().Tail(5));
    }

    [Theory]
    [InlineData(1, 3, "a b")]
    [InlineData(2, null, "b c d")]
    [InlineData(0, null, "a b c d")]
    [InlineData(-2, null, "c d")]
    [InlineData(1, -1, "a b c")]
    [InlineData(3, 2, "")]
    [InlineData(9, 12, "")]
    public void Range_StartAndStop_AreInclusiveAndExclusive(int start, int? stop, string expected) =>
        Assert.Equal(expected, Codes(Of("a", "b", "c", "d").Range(start, stop)));

    [Theory]
    [InlineData("*", "var a var ab [x] a.b var a")]
    [InlineData("var a", "var a var a")]
    [InlineData("var a*", "var a var ab var a")]
    [InlineData("var ?", "var a var a")]
    [InlineData("a.b", "a.b")]
    [InlineData("a?b", "a.b")]
    [InlineData("*[b-c]", "var ab a.b")]
    [InlineData("*[^a-b]", "[x]")]
    [InlineData("[[]x]", "[x]")]
    [InlineData("[x*", "[x]")]
    [InlineData("*[z-a]", "var a var a")]
    [InlineData("", "")]
    [InlineData("VAR A", "")]
    public void Search_Pattern_MatchesTheWholeCode(string pattern, string expected) =>
        Assert.Equal(
            expected,
            Codes(Of("var a", "var ab", "[x]", "a.b", "var a").Search(pattern, unique: false, count: null))
        );

    [Fact]
    public void Search_UniqueAndCount_KeepTheLatest()
    {
        var history = Of("x", "y", "x", "z");
        Assert.Equal([2, 3, 4], history.Search("*", unique: true, count: null).Select(entry => entry.Number));
        Assert.Equal("x z", Codes(history.Search("*", unique: true, count: 2)));
        Assert.Equal("z", Codes(history.Search("*", unique: false, count: 1)));
    }

    [Fact]
    public void Search_CodeOfSeveralLines_IsMatchedAcrossThem() =>
        Assert.Single(Of("var a = 1;\nvar b = 2;").Search("var*2;", unique: false, count: null));

    private static History Of(params string[] cells)
    {
        var history = new History();
        for (var index = 0; index < cells.Length; index++)
        {
            history.Add(index + 1, cells[index]);
        }

        return history;
    }

    private static string Codes(IEnumerable<HistoryEntry> entries) =>
        string.Join(' ', entries.Select(entry => entry.Code));
}
