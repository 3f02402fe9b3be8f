using System.Globalization;
using System.Text;
using EcommerceNotebooks.Ingest;
using EcommerceNotebooks.Ingest.Csv;

namespace Tests.Ingest.Csv;

/// <summary>Values of fields as the framework's own parsers see them.</summary>
public sealed unsafe class FieldValuesTests
{
    [Fact]
    public void Microseconds_RandomTimes_AreThoseOfTheFramework()
    {
        var random = new Random(1);
        var values = new FieldValues();
        for (int i = 0; i < 20_000; i++)
        {
            // Runs of equal minutes, far ends of the calendar, times before 1970.
            var time = DateTime.MinValue.AddSeconds(
                random.NextInt64(DateTime.MaxValue.Ticks / TimeSpan.TicksPerSecond)
            );
            for (int second = 0; second < 2; second++)
            {
                var each = time.AddSeconds(random.Next(-time.Second, 60 - time.Second));
                string text = each.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
                Assert.Equal(
                    (each - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond,
                    Read(text, (start, _) => values.Microseconds((byte*)start))
                );
            }
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("007")]
    [InlineData("12345678")]
    [InlineData("123456789")]
    [InlineData("9223372036854775807")]
    [InlineData("-9223372036854775808")]
    [InlineData("00000000000000000000000000000012")]
    public void Integer_Text_IsItsNumber(string text) =>
        Assert.Equal(long.Parse(text, CultureInfo.InvariantCulture), Integer(text));

    [Fact]
    public void Integer_RandomTexts_AreTheirNumbers()
    {
        var random = new Random(2);
        for (int i = 0; i < 20_000; i++)
        {
            long number = random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64);
            Assert.Equal(number, Integer(number.ToString(CultureInfo.InvariantCulture)));
        }
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("5", 500)]
    [InlineData("5.1", 510)]
    [InlineData("35.79", 3579)]
    [InlineData("-0.05", -5)]
    [InlineData("-12.5", -1250)]
    [InlineData("1.2300", 123)]
    [InlineData("00000000000099999999.99000", 9_999_999_999)]
    [InlineData("99999999.99", 9_999_999_999)]
    public void Cents_Text_IsItsPrice(string text, long cents)
    {
        Assert.Null(FieldGrammar.Fault(EventColumns.Price, Encoding.ASCII.GetBytes(text)));
        Assert.Equal(cents, Read(text, (start, length) => FieldValues.Cents((byte*)start, length)));
    }

    [Fact]
    public void Uuid_RandomIds_AreThoseOfTheFramework()
    {
        var random = new Random(3);
        byte[] bytes = new byte[16];
        for (int i = 0; i < 20_000; i++)
        {
            random.NextBytes(bytes);
            string text = new Guid(bytes, bigEndian: true).ToString();
            Assert.Equal(
                UInt128.Parse(Convert.ToHexString(bytes), NumberStyles.HexNumber, CultureInfo.InvariantCulture),
                Read(i % 2 == 0 ? text : text.ToUpperInvariant(), (start, _) => FieldValues.Uuid((byte*)start))
            );
        }
    }

    private static long Integer(string text)
    {
        Assert.Null(FieldGrammar.Fault(EventColumns.CategoryId, Encoding.ASCII.GetBytes(text)));
        return Read(text, (start, length) => FieldValues.Integer((byte*)start, length));
    }

    private static T Read<T>(string text, Func<nint, int, T> read)
    {
        byte[] padded = [.. Encoding.ASCII.GetBytes(text), .. "99,99999"u8];
        fixed (byte* start = padded)
        {
            return read((nint)start, text.Length);
        }
    }
}
