using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using EcommerceNotebooks.Synthetic.Catalogue;
using EcommerceNotebooks.Synthetic.Journeys;

namespace EcommerceNotebooks.Synthetic.Files;

/// <summary>Writes batches of events as lines of the source format; what a product contributes to its lines is prepared once. Safe to use on several threads.</summary>
internal sealed class CsvBatchFormatter
{
    /// <summary>The first line of a file, with its line end.</summary>
    public static readonly byte[] Header = Encoding.ASCII.GetBytes(CsvEventWriter.Header + "\n");

    private const int LongestLine = 320;
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss 'UTC,'";
    private static readonly Lazy<CsvBatchFormatter> Instance = new(() => new CsvBatchFormatter());
    private readonly byte[][] codes;
    private readonly byte[][] brands;
    private readonly ushort[] categoryOfProduct;

    private CsvBatchFormatter()
    {
        var catalogue = ProductCatalogue.Shared;
        codes = [.. catalogue.Categories.Select(category => Field(category.Code))];
        brands = [.. catalogue.Labels.Brands.Select(Field)];
        categoryOfProduct =
        [
            .. Enumerable
                .Range(0, catalogue.Count)
                .Select(product => (ushort)catalogue.Shelves[catalogue.ShelfOf(product)].Category),
        ];
    }

    /// <summary>The only formatter.</summary>
    public static CsvBatchFormatter Shared => Instance.Value;

    /// <summary>The lines of a batch, in a buffer that is enlarged as needed and may be used again.</summary>
    public int Format(EventBatch batch, ref byte[] buffer)
    {
        var catalogue = ProductCatalogue.Shared;
        var used = 0;
        var timeSecond = long.MinValue;
        Span<byte> time = stackalloc byte[24];
        for (var row = 0; row < batch.Count; row++)
        {
            if (buffer.Length - used < LongestLine)
            {
                Array.Resize(ref buffer, Math.Max(buffer.Length * 2, (batch.Count * 140) + LongestLine));
            }

            var line = buffer.AsSpan(used);
            var product = batch.Products[row];
            if (batch.UnixSeconds[row] != timeSecond)
            {
                timeSecond = batch.UnixSeconds[row];
                DateTimeOffset
                    .FromUnixTimeSeconds(timeSecond)
                    .TryFormat(time, out _, TimeFormat, CultureInfo.InvariantCulture);
            }

            time.CopyTo(line);
            var length = time.Length;
            length += Copy(TypeOf(batch.Types[row]), line[length..]);
            length += Number(catalogue.ProductIds[product], line[length..]);
            length += Number(catalogue.Labels.CategoryIdOf(product, batch.Month), line[length..]);
            length += Copy(codes[categoryOfProduct[product]], line[length..]);
            length += Copy(brands[batch.Brands[row]], line[length..]);
            length += Price(batch.PriceCents[row], line[length..]);
            length += Number(batch.UserIds[row], line[length..]);
            length += Session(batch.Sessions[row], line[length..]);
            line[length] = (byte)'\n';
            used += length + 1;
        }

        return used;
    }

    private static byte[] Field(string? text)
    {
        CsvEventWriter.RequirePlain(text);
        return Encoding.ASCII.GetBytes(text + ",");
    }

    private static ReadOnlySpan<byte> TypeOf(SyntheticEventType type) =>
        type switch
        {
            SyntheticEventType.View => "view,"u8,
            SyntheticEventType.Cart => "cart,"u8,
            _ => "purchase,"u8,
        };

    private static int Copy(ReadOnlySpan<byte> text, Span<byte> target)
    {
        text.CopyTo(target);
        return text.Length;
    }

    private static int Number(long number, Span<byte> target)
    {
        Utf8Formatter.TryFormat(number, target, out var written);
        target[written] = (byte)',';
        return written + 1;
    }

    private static int Price(int cents, Span<byte> target)
    {
        var (whole, rest) = Math.DivRem(cents, 100);
        Utf8Formatter.TryFormat(whole, target, out var written);
        target[written] = (byte)'.';
        target[written + 1] = (byte)('0' + (rest / 10));
        target[written + 2] = (byte)('0' + (rest % 10));
        target[written + 3] = (byte)',';
        return written + 4;
    }

    // The groups of a UUID: 8, 4, 4, 4 and 12 digits.
    private static int Session(UInt128 id, Span<byte> target)
    {
        if (id == UInt128.Zero)
        {
            return 0;
        }

        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, id);
        Span<byte> digits = stackalloc byte[32];
        Convert.TryToHexStringLower(bytes, digits, out _);
        digits[..8].CopyTo(target);
        target[8] = (byte)'-';
        digits[8..12].CopyTo(target[9..]);
        target[13] = (byte)'-';
        digits[12..16].CopyTo(target[14..]);
        target[18] = (byte)'-';
        digits[16..20].CopyTo(target[19..]);
        target[23] = (byte)'-';
        digits[20..].CopyTo(target[24..]);
        return 36;
    }
}
