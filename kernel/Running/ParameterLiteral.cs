using System.Globalization;
using System.Text.Json;

namespace CSharpKernel.Running;

/// <summary>
/// Writes a parameter's value, given as text, as a C# literal of the type that the notebook declares: in papermill's words, except where those would give the
/// variable another type (a small value for a long, any for a decimal or float).
/// </summary>
internal static class ParameterLiteral
{
    private const NumberStyles Whole = NumberStyles.AllowLeadingSign;
    private const NumberStyles Real = NumberStyles.Float;

    private static readonly string[] Dictionaries =
    [
        "Dictionary<string,object>",
        "IDictionary<string,object>",
        "IReadOnlyDictionary<string,object>",
    ];

    private static CultureInfo Invariant => CultureInfo.InvariantCulture;

    /// <summary>The literal; a value that is not of the declared type throws <see cref="RunException"/>. A list is written with commas or as a JSON array, a dictionary as a JSON object.</summary>
    public static string Of(ParameterDeclaration declaration, string value)
    {
        var type = declaration
            .Type.Replace(" ", "", StringComparison.Ordinal)
            .Replace("?", "", StringComparison.Ordinal);
        if (Dictionaries.Contains(type.Replace("Object", "object", StringComparison.Ordinal)))
        {
            return Dictionary(declaration, value);
        }

        return type.EndsWith("[]", StringComparison.Ordinal)
            ? List(declaration, type[..^2], value)
            : Scalar(declaration, type, value);
    }

    private static string Dictionary(ParameterDeclaration declaration, string value)
    {
        try
        {
            using var document = JsonDocument.Parse(value);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? JsonLiteral.Of(document.RootElement).Text
                : throw Wrong(declaration, value, "a JSON object");
        }
        catch (JsonException)
        {
            throw Wrong(declaration, value, "a JSON object");
        }
        catch (FormatException exception)
        {
            throw new RunException($"Parameter '{declaration.Name}': {exception.Message}.", exception);
        }
    }

    private static string List(ParameterDeclaration declaration, string elementType, string value)
    {
        var items = Items(declaration, value).Select(item => Scalar(declaration, elementType, item)).ToArray();
        if (items.Length == 0)
        {
            return $"new {elementType}[] {{ }}";
        }

        // One number beyond 32 bits makes the whole list one of longs; without any, each says so itself.
        var isLong = elementType is "long" or "Int64";
        return isLong && items.Any(item => !int.TryParse(item[..^1], Whole, Invariant, out _))
            ? $"new [] {{ {string.Join(", ", items.Select(item => int.TryParse(item[..^1], Whole, Invariant, out _) ? item[..^1] : item))} }}"
            : $"new [] {{ {string.Join(", ", items)} }}";
    }

    private static string[] Items(ParameterDeclaration declaration, string value)
    {
        if (!value.StartsWith('['))
        {
            return value.Length == 0 ? [] : value.Split(',', StringSplitOptions.TrimEntries);
        }

        try
        {
            using var document = JsonDocument.Parse(value);
            return
            [
                .. document
                    .RootElement.EnumerateArray()
                    .Select(item =>
                        item.ValueKind switch
                        {
                            JsonValueKind.String => item.GetString()!,
                            JsonValueKind.Null => throw new RunException(
                                $"Parameter '{declaration.Name}': null cannot be given."
                            ),
                            _ => item.GetRawText(),
                        }
                    ),
            ];
        }
        catch (JsonException)
        {
            throw Wrong(declaration, value, "a JSON array, nor values with commas between them");
        }
    }

    private static string Scalar(ParameterDeclaration declaration, string type, string value) =>
        type switch
        {
            "string" or "String" => PapermillText.Quoted(value),
            "bool" or "Boolean" when bool.TryParse(value, out var flag) => flag ? "true" : "false",
            "int" or "Int32" when int.TryParse(value, Whole, Invariant, out var number) => Text(number),
            "long" or "Int64" when long.TryParse(value, Whole, Invariant, out var number) => Text(number) + "L",
            "double" or "Double" when double.TryParse(value, Real, Invariant, out var number) => PapermillText.Real(
                number
            ),
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
                $"Parameter '{declaration.Name}' is declared as {declaration.Type}, which cannot be given as text: declare it as string, bool, int, long, float, double, decimal, an array of one of them, or Dictionary<string, object>."
            ),
        };

    private static string Text(IFormattable number) => number.ToString(null, Invariant);

    private static RunException Wrong(ParameterDeclaration declaration, string value, string allowed) =>
        new($"Parameter '{declaration.Name}' is declared as {declaration.Type}: '{value}' is not {allowed}.");
}
