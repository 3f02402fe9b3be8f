using CSharpKernel.Completion;

namespace Tests.Kernel.Completion;

public class NameMatchTests
{
    [Theory]
    [InlineData("WriteLine", "", 0)]
    [InlineData("WriteLine", "Wri", 0)]
    [InlineData("WriteLine", "WRITE", 0)]
    [InlineData("WriteLine", "WL", 1)]
    [InlineData("WriteLine", "WrLi", 1)]
    [InlineData("WriteLine", "wL", 1)]
    [InlineData("FirstOrDefault", "FOD", 1)]
    [InlineData("FirstOrDefault", "FD", 1)]
    [InlineData("max_row_count", "mR", 1)]
    [InlineData("WriteLine", "wl", null)]
    [InlineData("WriteLine", "LW", null)]
    [InlineData("WriteLine", "Line", null)]
    [InlineData("WriteLine", "WLX", null)]
    [InlineData("Write", "WriteLine", null)]
    public void Rank_NameAndLetters_PrefersBeginningsAndKnowsHumps(string name, string typed, int? expected) =>
        Assert.Equal(expected, NameMatch.Rank(name, typed));
}
