using CSharpKernel.Installation;

namespace Tests.Kernel.Installation;

public class KernelNameTests
{
    [Theory]
    [InlineData("csharp", true)]
    [InlineData(".net-csharp", true)]
    [InlineData("c_sharp-10.0", true)]
    [InlineData("", false)]
    [InlineData(".", false)]
    [InlineData("..", false)]
    [InlineData("C#", false)]
    [InlineData("CSharp", false)]
    [InlineData("a b", false)]
    [InlineData("a/b", false)]
    [InlineData("a\n", false)]
    public void IsValid_Name_FollowsJupytersRules(string name, bool expected) =>
        Assert.Equal(expected, KernelName.IsValid(name));
}
