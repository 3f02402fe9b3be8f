using EcommerceNotebooks.Charts;

namespace Tests.Charts;

public class NumberFormatTests
{
    [Theory]
    [InlineData(",.2f", 146663.25, "146,663.25")]
    [InlineData(".1%", 0.0618, "6.2%")]
    [InlineData("d", 12.4, "12")]
    [InlineData(",.3~f", 1234.5, "1,234.5")]
    [InlineData(".2e", 12345, "1.23e+4")]
    [InlineData(".3s", 2_349_158, "2.35M")]
    [InlineData(".0f", -3.2, "−3")]
    public void Format_D3Pattern_WritesLikeD3(string pattern, double value, string expected)
    {
        Assert.Equal(expected, NumberFormat.Parse(pattern).Format(value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("N2")]
    [InlineData("$,.2f")]
    [InlineData(".2")]
    public void Parse_OtherPattern_Refuses(string pattern)
    {
        Assert.Throws<ArgumentException>(() => NumberFormat.Parse(pattern));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.05, "0.05")]
    [InlineData(2500, "2,500")]
    [InlineData(50_000, "50k")]
    [InlineData(1_500_000, "1.5M")]
    [InlineData(-2e9, "-2B")]
    [InlineData(0.000012, "1.2e-5")]
    public void Short_Number_HasFewDigits(double value, string expected)
    {
        Assert.Equal(expected, NumberFormat.Short(value));
    }
}
