using EcommerceNotebooks.Display;

namespace Tests.Display;

public class HeadingTests
{
    [Theory]
    [InlineData("orders_per_user", "Orders per user")]
    [InlineData("OrdersPerUser", "Orders per user")]
    [InlineData("revenue", "Revenue")]
    [InlineData("rfm_score", "RFM score")]
    [InlineData("RFMScore", "RFM score")]
    [InlineData("aov", "AOV")]
    [InlineData("mean_aov", "Mean AOV")]
    [InlineData("dau_per_mau", "DAU per MAU")]
    [InlineData("p25", "p25")]
    [InlineData("p25_price", "p25 price")]
    [InlineData("price_p95", "Price p95")]
    [InlineData("p_value", "p-value")]
    [InlineData("adjusted_p_value", "Adjusted p-value")]
    [InlineData("user_id", "User ID")]
    [InlineData("USER_ID", "USER ID")]
    [InlineData("UserIds", "User IDs")]
    [InlineData("median_ms", "Median (ms)")]
    [InlineData("recency_days", "Recency (days)")]
    [InlineData("mean_gap_days", "Mean gap (days)")]
    [InlineData("active_days", "Active days")]
    [InlineData("days", "Days")]
    [InlineData("ms", "Ms")]
    [InlineData("NPS", "NPS")]
    [InlineData("_hidden__twice_", "Hidden twice")]
    [InlineData("größe_in_cm", "Größe in cm")]
    public void From_Identifier_IsItsWords(string name, string heading) => Assert.Equal(heading, Heading.From(name));

    [Theory]
    [InlineData("Orders per user")]
    [InlineData("count_star()")]
    [InlineData("sum(price)")]
    [InlineData("electronics.smartphone")]
    [InlineData("2019-10-01")]
    [InlineData("")]
    [InlineData("_")]
    public void From_NoIdentifier_StaysAsWritten(string name) => Assert.Equal(name, Heading.From(name));

    [Fact]
    public void WithHeading_Column_ChangesWhatIsShownAndNothingElse()
    {
        var table = Table.Of([new { DauPerMau = 0.5 }]).WithHeading("dau_per_mau", "Stickiness");

        Assert.StartsWith("Stickiness\n", table.ToString(), StringComparison.Ordinal);
        Assert.Equal(0.5, table[0, "dau_per_mau"]);
        Assert.Equal("dau_per_mau", table.ToDataFrame().Columns[0].Name);
    }
}
