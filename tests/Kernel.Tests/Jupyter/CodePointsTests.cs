using CSharpKernel.Jupyter;

namespace Tests.Kernel.Jupyter;

public class CodePointsTests
{
    [Theory]
    [InlineData("abc", 2, 2)]
    [InlineData("é😀b", 2, 3)]
    [InlineData("😀😀", 1, 2)]
    [InlineData("😀😀", 2, 4)]
    [InlineData("", 0, 0)]
    public void ToOffset_AndBack_CountEachCharacterOnce(string code, int codePoints, int offset)
    {
        Assert.Equal(offset, CodePoints.ToOffset(code, codePoints));
        Assert.Equal(codePoints, CodePoints.FromOffset(code, offset));
    }

    [Theory]
    [InlineData("a😀", 9, 3)]
    [InlineData("a😀", int.MaxValue, 3)]
    [InlineData("a", -1, 0)]
    [InlineData("\ud83d", 1, 1)]
    public void ToOffset_PositionOutsideTheCode_StandsForTheNearerEnd(string code, int codePoints, int offset) =>
        Assert.Equal(offset, CodePoints.ToOffset(code, codePoints));
}
