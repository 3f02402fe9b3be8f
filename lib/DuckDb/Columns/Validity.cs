using System.Numerics;

namespace EcommerceNotebooks.DuckDb.Columns;

/// <summary>Which rows of a chunk's column hold a value: one bit per row, 1 for a value and 0 for NULL; no words at all when nothing is NULL.</summary>
public readonly ref struct Validity
{
    private const int BitsPerWord = 64;

    internal Validity(ReadOnlySpan<ulong> words, int count)
    {
        Words = words;
        Count = count;
    }

    /// <summary>The bits, row 0 in the lowest; empty when no row is NULL. Bits past the last row mean nothing.</summary>
    public ReadOnlySpan<ulong> Words { get; }

    /// <summary>How many rows there are.</summary>
    public int Count { get; }

    /// <summary>True when some row may be NULL.</summary>
    public bool MayHaveNulls => !Words.IsEmpty;

    /// <summary>How many rows are NULL.</summary>
    public int NullCount
    {
        get
        {
            var valid = Words.IsEmpty ? Count : 0;
            for (var i = 0; i < Words.Length; i++)
            {
                var rows = Count - (i * BitsPerWord);
                var mask = rows >= BitsPerWord ? ulong.MaxValue : (1UL << rows) - 1;
                valid += BitOperations.PopCount(Words[i] & mask);
            }

            return Count - valid;
        }
    }

    /// <summary>True when the row is NULL; rows count from 0.</summary>
    public bool IsNull(int row) => !Words.IsEmpty && (Words[row / BitsPerWord] & (1UL << (row % BitsPerWord))) == 0;
}
