using System.Text;
using EcommerceNotebooks.Synthetic;
using EcommerceNotebooks.Synthetic.Files;

namespace Tests.Synthetic.Files;

public class CsvEventWriterTests
{
    private static readonly SyntheticEvent Row = new(
        1_572_566_400,
        SyntheticEventType.View,
        1_003_461,
        2053013555631882655,
        "electronics.smartphone",
        "xiaomi",
        48_907,
        520_088_904,
        new Guid("4d3b30da-a5e4-49df-b1a8-ba5943f1dd33"),
        PlantedMarks.None
    );

    [Fact]
    public void Write_FullRow_GivesTheSourceFormat() =>
        Assert.Equal(
            "2019-11-01 00:00:00 UTC,view,1003461,2053013555631882655,electronics.smartphone,xiaomi,489.07,520088904,4d3b30da-a5e4-49df-b1a8-ba5943f1dd33",
            Line(Row)
        );

    [Fact]
    public void Write_Nulls_GivesEmptyFields() =>
        Assert.Equal(
            "2019-11-01 00:00:00 UTC,cart,1003461,2053013555631882655,,,489.07,520088904,",
            Line(Row with { Type = SyntheticEventType.Cart, CategoryCode = null, Brand = null, UserSession = null })
        );

    [Theory]
    [InlineData(0, "0.00")]
    [InlineData(7, "0.07")]
    [InlineData(77, "0.77")]
    [InlineData(100, "1.00")]
    [InlineData(257_407, "2574.07")]
    public void Write_Price_HasTwoDecimals(int cents, string expected) =>
        Assert.Equal(expected, Line(Row with { PriceCents = cents }).Split(',')[6]);

    [Theory]
    [InlineData("a,b")]
    [InlineData("a\"b")]
    [InlineData("a\nb")]
    [InlineData("caf\u00e9")]
    public void Write_TextThatNeedsQuotes_IsRefused(string brand)
    {
        using var stream = new MemoryStream();
        using var writer = new CsvEventWriter(stream);

        Assert.Throws<ArgumentException>(() => writer.Write(Row with { Brand = brand }));
    }

    [Fact]
    public void Write_MoreThanTheBuffer_KeepsEveryLine()
    {
        using var stream = new MemoryStream();
        using (var writer = new CsvEventWriter(stream))
        {
            for (var i = 0; i < 5_000; i++)
            {
                writer.Write(Row with { UnixSecond = Row.UnixSecond + (i / 2), ProductId = i });
            }

            writer.Flush();
            Assert.Equal(stream.Length, writer.BytesWritten);
        }

        var lines = Encoding.ASCII.GetString(stream.ToArray()).Split('\n');
        Assert.Equal(CsvEventWriter.Header, lines[0]);
        Assert.Equal("", lines[^1]);
        Assert.Equal(
            Enumerable.Range(0, 5_000),
            lines[1..^1]
                .Select(line => int.Parse(line.Split(',')[2], System.Globalization.CultureInfo.InvariantCulture))
        );
        Assert.StartsWith("2019-11-01 00:41:39 UTC,", lines[5_000], StringComparison.Ordinal);
    }

    private static string Line(SyntheticEvent row)
    {
        using var stream = new MemoryStream();
        using (var writer = new CsvEventWriter(stream))
        {
            writer.Write(row);
        }

        return Encoding.ASCII.GetString(stream.ToArray()).Split('\n')[1];
    }
}
