using EcommerceNotebooks;

namespace Tests;

public sealed class ShopOptionsTests
{
    [Fact]
    public void From_VariablesSet_TakesThem()
    {
        var options = ShopOptions.From(name =>
            name switch
            {
                ShopOptions.MemoryLimitVariable => "2GB",
                ShopOptions.ThreadsVariable => "3",
                _ => null,
            }
        );

        Assert.Equal(new ShopOptions { MemoryLimit = "2GB", Threads = 3 }, options);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void From_VariablesUnsetOrEmpty_LeavesDuckDbsDefaults(string? value) =>
        Assert.Equal(new ShopOptions(), ShopOptions.From(_ => value));

    [Theory]
    [InlineData("many")]
    [InlineData("-1")]
    [InlineData("1.5")]
    public void From_ThreadsNotANumber_SaysWhichVariable(string threads)
    {
        var exception = Assert.Throws<ArgumentException>(() =>
            ShopOptions.From(name => name == ShopOptions.ThreadsVariable ? threads : null)
        );

        Assert.Contains($"{ShopOptions.ThreadsVariable} is \"{threads}\"", exception.Message, StringComparison.Ordinal);
    }
}
