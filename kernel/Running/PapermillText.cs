using System.Globalization;
using System.Text;

namespace CSharpKernel.Running;

/// <summary>Writes texts and numbers as papermill's C# translator does, which is as Python escapes and rounds them; where that is no C#, or another value, it is written so that it is.</summary>
internal static class PapermillText
{
    private const int LargestPlainExponent = 16;
    private const int SmallestPlainExponent = -4;

    private static CultureInfo Invariant => CultureInfo.InvariantCulture;

    /// <summary>A string literal in ASCII.</summary>
    public static string Quoted(string value)
    {
        var text = new StringBuilder("\"");
        for (var index = 0; index < value.Length; index++)
        {
            var isPair = char.IsSurrogatePair(value, index);
            var next = index + 1 < value.Length ? value[index + 1] : '"';
            text.Append(isPair ? $"\\U{char.ConvertToUtf32(value, index):x8}" : Escaped(value[index], next));
            index += isPair ? 1 : 0;
        }

        return text.Append('"').ToString();
    }

    /// <summary>A floating-point literal that always shows that it is one: the fewest digits that give the number back.</summary>
    public static string Real(double number)
    {
        if (!double.IsFinite(number))
        {
            return double.IsNaN(number) ? "double.NaN"
                : number > 0 ? "double.PositiveInfinity"
                : "double.NegativeInfinity";
        }

        var sign = double.IsNegative(number) ? "-" : "";
        var (digits, exponent) = Decompose(Math.Abs(number));
        return sign
            + (
                digits.Length == 0 ? "0.0"
                : exponent is >= SmallestPlainExponent and < LargestPlainExponent ? Plain(digits, exponent)
                : Scientific(digits, exponent)
            );
    }

    // C# reads as many hexadecimal digits after \x as follow, so that one before such a digit needs the form of fixed length.
    private static string Escaped(char character, char next) =>
        character switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            >= ' ' and <= '~' => character.ToString(),
            <= '\u00ff' when !char.IsAsciiHexDigit(next) => $"\\x{(int)character:x2}",
            _ => $"\\u{(int)character:x4}",
        };

    // The significant digits, and the power of ten of the first.
    private static (string Digits, int Exponent) Decompose(double number)
    {
        var parts = number.ToString("R", Invariant).Split('E');
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var all = parts[0].Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        var exponent = (point < 0 ? all.Length : point) - (all.Length - digits.Length) - 1;
        return (digits.TrimEnd('0'), exponent + (parts.Length > 1 ? int.Parse(parts[1], Invariant) : 0));
    }

    private static string Plain(string digits, int exponent) =>
        exponent < 0 ? "0." + new string('0', -exponent - 1) + digits
        : digits.Length <= exponent + 1 ? digits.PadRight(exponent + 1, '0') + ".0"
        : digits[..(exponent + 1)] + "." + digits[(exponent + 1)..];

    private static string Scientific(string digits, int exponent) =>
        (digits.Length == 1 ? digits : digits[..1] + "." + digits[1..])
        + (exponent < 0 ? "e-" : "e+")
        + Math.Abs(exponent).ToString("00", Invariant);
}
