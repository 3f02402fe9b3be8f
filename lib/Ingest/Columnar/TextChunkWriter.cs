using ZstdNet;

namespace EcommerceNotebooks.Ingest.Columnar;

/// <summary>A column of texts that repeat.</summary>
internal sealed class TextChunkWriter(ColumnShape shape, Compressor compressor, TextColumn column, int pageRows)
    : DictionaryChunkWriter(shape, compressor, pageRows)
{
    // Longer ones would only make the footer large.
    private const int LongestBound = 256;

    private readonly DistinctTexts dictionary = new();

    protected override int Distinct => dictionary.Count;

    protected override int Add(RowBatch batch, int from, int to, Span<int> levels, int valuesOfPage)
    {
        var given = batch.Texts(column);
        int value = valuesOfPage;
        for (int row = from; row < to; row++)
        {
            bool isKnown = given[row].Length > 0;
            levels[row - from] = isKnown ? 1 : 0;
            if (isKnown)
            {
                Codes[value++] = dictionary.CodeOf(given[row]);
            }
        }

        return value - valuesOfPage;
    }

    protected override int WriteDictionary(ByteBuffer target)
    {
        target.Write(dictionary.Plain);
        return dictionary.Count;
    }

    protected override (byte[]? Least, byte[]? Greatest) Range()
    {
        if (dictionary.Count == 0)
        {
            return (null, null);
        }

        var least = dictionary[0];
        var greatest = least;
        for (int code = 1; code < dictionary.Count; code++)
        {
            var text = dictionary[code];
            least = text.SequenceCompareTo(least) < 0 ? text : least;
            greatest = text.SequenceCompareTo(greatest) > 0 ? text : greatest;
        }

        return least.Length > LongestBound || greatest.Length > LongestBound
            ? (null, null)
            : (least.ToArray(), greatest.ToArray());
    }

    protected override void Clear() => dictionary.Clear();

    protected override void Dispose(bool disposing)
    {
        dictionary.Dispose();
        base.Dispose(disposing);
    }
}
