using EcommerceNotebooks.Display;

namespace Tests.Display;

public class SnakeCaseTests
{
    [Theory]
    [InlineData("UserId", "user_id")]
    [InlineData("Aov", "aov")]
    [InlineData("ARPU", "arpu")]
    [InlineData("HTMLPage", "html_page")]
    [InlineData("Views30Days", "views30_days")]
    [InlineData("already_snake", "already_snake")]
    [InlineData("P25", "p25")]
    public void From_Name_SplitsWords(string name, string expected)
    {
        Assert.Equal(expected, SnakeCase.From(name));
    }
}
