using System.Globalization;
using System.Text;

namespace CSharpKernel.Running;

/// <summary>Writes a parameter's value, given as text, as a C# literal of the type that the notebook declares.</summary>
internal static class ParameterLiteral
{
    /// <summary>The literal; a value that is not of the declared type throws <see cref="RunException"/>. A list is written with commas.</summary>
    public static string Of(ParameterDeclaration declaration, string value)
    {
        if (!declaration.Type.EndsWith("[]", StringComparison.Ordinal))
        {
            return Scalar(declaration, declaration.Type, value);
        }

        var elementType = declaration.Type[..^2].TrimEnd('?');
        var items = value
            .Split(',', StringSplitOptions.TrimEntries)
            .Select(item => Scalar(declaration, elementType, item));
        return value.Length == 0
            ? $"new {elementType}[] {{ }}"
            : $"new {elementType}[] {{ {string.Join(", ", items)} }}";
    }

    private static string Scalar(ParameterDeclaration declaration, string type, string value) =>
        type switch
        {
            "string" or "String" => Quoted(value),
            "bool" or "Boolean" when bool.TryParse(value, out var flag) => flag ? "true" : "false",
            "int" or "Int32" when int.TryParse(value, Whole, Invariant, out var number) => Text(number),
            "long" or "Int64" when long.TryParse(value, Whole, Invariant, out var number) => Text(number) + "L",
            "double" or "Double" when double.TryParse(value, Real, Invariant, out var number) => Real64(number),
            "float" or "Single" when float.TryParse(value, Real, Invariant, out var number) && float.IsFinite(number) =>
                number.ToString("R", Invariant) + "f",
            "decimal" or "Decimal" when decimal.TryParse(value, Real, Invariant, out var number) => Text(number) + "m",
            "bool" or "Boolean" => throw Wrong(declaration, value, "true or false"),
            "int" or "Int32" => throw Wrong(declaration, value, "a whole number of 32 bits"),
            "long" or "Int64" => throw Wrong(declaration, value, "a whole number of 64 bits"),
            "double" or "Double" or "float" or "Single" or "decimal" or "Decimal" => throw Wrong(
                declaration,
                value,
                "a number such as 0.5"
            ),
            _ => throw new RunException(
                $"Parameter '{declaration.Name}' is declared as {declaration.Type}, which cannot be given as text: declare it as string, bool, int, long, float, double, decimal, or an array of one of them."
            ),
        };

    private const NumberStyles Whole = NumberStyles.AllowLeadingSign;
    private const NumberStyles Real = NumberStyles.Float;

    private static CultureInfo Invariant => CultureInfo.InvariantCulture;

    private static string Text(IFormattable number) => number.ToString(null, Invariant);

    private static string Real64(double number) =>
        double.IsNaN(number) ? "double.NaN"
        : double.IsPositiveInfinity(number) ? "double.PositiveInfinity"
        : double.IsNegativeInfinity(number) ? "double.NegativeInfinity"
        : number.ToString("R", Invariant) is var text && text.AsSpan().IndexOfAny('.', 'E') >= 0 ? text
        : text + ".0";

    private static RunException Wrong(ParameterDeclaration declaration, string value, string allowed) =>
        new($"Parameter '{declaration.Name}' is declared as {declaration.Type}: '{value}' is not {allowed}.");

    // Everything beyond ASCII as \uXXXX: \x takes as many digits as follow and would swallow text.
    private static string Quoted(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var character in value)
        {
            text.Append(
                character switch
                {
                    '"' => "\\\"",
                    '\\' => "\\\\",
                    '\n' => "\\n",
                    '\r' => "\\r",
                    '\t' => "\\t",
                    < ' ' or > '~' => "\\u" + ((int)character).ToString("x4", Invariant),
                    _ => character.ToString(),
                }
            );
        }

        return text.Append('"').ToString();
    }
}
