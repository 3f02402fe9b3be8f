using System.Text;

namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>
/// Splits one physical line into fields, between which commas or tabs stand, by RFC 4180 inside the line: a field that begins with a quote ends at its closing
/// quote, and two quotes in it mean one. A quote inside a field that does not begin with one is text.
/// </summary>
internal sealed class LineFields(byte delimiter)
{
    private Field[] fields = new Field[16];

    internal int Count { get; private set; }

    /// <summary>The field at which splitting stopped because its quote never closes or text follows the closing quote.</summary>
    internal int BrokenField => Count;

    internal bool BrokenAfterQuote { get; private set; }

    /// <summary>Whether a quote stands where RFC 4180 has none, so that other readers may see other fields.</summary>
    internal bool HasStrayQuote { get; private set; }

    /// <summary>Splits a line without its line end; false when quoting is broken.</summary>
    internal bool Split(ReadOnlySpan<byte> line)
    {
        Count = 0;
        HasStrayQuote = false;
        BrokenAfterQuote = false;
        int position = 0;
        while (true)
        {
            int end =
                position < line.Length && line[position] == '"' ? Quoted(line, position) : Unquoted(line, position);
            if (end < 0)
            {
                return false;
            }

            if (end == line.Length)
            {
                return true;
            }

            position = end + 1;
        }
    }

    internal bool IsEmpty(int field) => fields[field].Length == 0;

    /// <summary>The field's bytes between its quotes, with doubled quotes still doubled.</summary>
    internal ReadOnlySpan<byte> Bytes(ReadOnlySpan<byte> line, int field) =>
        line.Slice(fields[field].Start, fields[field].Length);

    /// <summary>Where in the line these bytes begin.</summary>
    internal int StartOf(int field) => fields[field].Start;

    internal string Text(ReadOnlySpan<byte> line, int field)
    {
        string text = Encoding.UTF8.GetString(Bytes(line, field));
        return fields[field].HasDoubledQuotes ? text.Replace("\"\"", "\"", StringComparison.Ordinal) : text;
    }

    private int Unquoted(ReadOnlySpan<byte> line, int start)
    {
        int length = line[start..].IndexOf(delimiter);
        int end = length < 0 ? line.Length : start + length;
        HasStrayQuote |= line[start..end].Contains((byte)'"');
        Add(new Field(start, end - start, false));
        return end;
    }

    private int Quoted(ReadOnlySpan<byte> line, int start)
    {
        bool doubled = false;
        int position = start + 1;
        while (true)
        {
            int length = line[position..].IndexOf((byte)'"');
            if (length < 0)
            {
                return -1;
            }

            int quote = position + length;
            int next = quote + 1;
            if (next < line.Length && line[next] == '"')
            {
                doubled = true;
                position = next + 1;
                continue;
            }

            if (next < line.Length && line[next] != delimiter)
            {
                BrokenAfterQuote = true;
                return -1;
            }

            Add(new Field(start + 1, quote - start - 1, doubled));
            return next;
        }
    }

    private void Add(Field field)
    {
        if (Count == fields.Length)
        {
            Array.Resize(ref fields, Count * 2);
        }

        fields[Count++] = field;
    }

    private readonly record struct Field(int Start, int Length, bool HasDoubledQuotes);
}
