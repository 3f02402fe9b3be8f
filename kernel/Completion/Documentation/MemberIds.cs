using System.Globalization;

namespace CSharpKernel.Completion.Documentation;

/// <summary>Writes the ids that documentation refers to members by ("M:System.Console.Beep(System.Int32)") as people write them ("Console.Beep(int)").</summary>
internal static class MemberIds
{
    private static readonly Dictionary<string, string> Keywords = new(StringComparer.Ordinal)
    {
        ["System.Boolean"] = "bool",
        ["System.Byte"] = "byte",
        ["System.Char"] = "char",
        ["System.Decimal"] = "decimal",
        ["System.Double"] = "double",
        ["System.Int16"] = "short",
        ["System.Int32"] = "int",
        ["System.Int64"] = "long",
        ["System.IntPtr"] = "nint",
        ["System.Object"] = "object",
        ["System.SByte"] = "sbyte",
        ["System.Single"] = "float",
        ["System.String"] = "string",
        ["System.UInt16"] = "ushort",
        ["System.UInt32"] = "uint",
        ["System.UInt64"] = "ulong",
        ["System.UIntPtr"] = "nuint",
    };

    /// <summary>The id in short words; text that is no id is given back.</summary>
    public static string ToText(string id)
    {
        if (id.Length < 2 || id[1] != ':')
        {
            return id;
        }

        var name = id[2..];
        var open = name.IndexOf('(', StringComparison.Ordinal);
        var path = open < 0 ? name : name[..open];
        var parameters = open < 0 ? null : name[(open + 1)..name.LastIndexOf(')')];
        return id[0] switch
        {
            'N' or '!' => path,
            'T' => TypeName(path),
            'M' when path.EndsWith(".#ctor", StringComparison.Ordinal) =>
                $"{TypeName(path[..^6])}({Parameters(parameters)})",
            'M' => $"{Member(path)}({Parameters(parameters)})",
            _ => Member(path),
        };
    }

    private static string Member(string path)
    {
        var dot = path.LastIndexOf('.');
        return dot < 0 ? Generic(path) : $"{TypeName(path[..dot])}.{Generic(path[(dot + 1)..].Replace('#', '.'))}";
    }

    private static string TypeName(string path)
    {
        if (Keywords.TryGetValue(path, out var keyword))
        {
            return keyword;
        }

        return Generic(path[(path.LastIndexOf('.') + 1)..]);
    }

    // List`1 is List<T>, Dictionary`2 is Dictionary<T1, T2>.
    private static string Generic(string name)
    {
        var tick = name.IndexOf('`', StringComparison.Ordinal);
        if (tick < 0)
        {
            return name;
        }

        var digits = name[tick..].TrimStart('`');
        var count = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
        var names =
            count == 1
                ? "T"
                : string.Join(
                    ", ",
                    Enumerable
                        .Range(1, count)
                        .Select(number => string.Create(CultureInfo.InvariantCulture, $"T{number}"))
                );
        return count == 0 ? name[..tick] : $"{name[..tick]}<{names}>";
    }

    private static string Parameters(string? list) =>
        string.IsNullOrEmpty(list) ? "" : string.Join(", ", Split(list).Select(Parameter));

    private static string Parameter(string type)
    {
        var brace = type.IndexOf('{', StringComparison.Ordinal);
        if (brace >= 0 && type.LastIndexOf('}') is var close && close > brace)
        {
            var arguments = string.Join(", ", Split(type[(brace + 1)..close]).Select(Parameter));
            return type.StartsWith("System.Nullable{", StringComparison.Ordinal)
                ? arguments + "?" + type[(close + 1)..]
                : $"{TypeName(type[..brace])}<{arguments}>{type[(close + 1)..]}";
        }

        var suffixAt = type.IndexOfAny(['[', '@', '*']);
        var name = suffixAt < 0 ? type : type[..suffixAt];
        var suffix =
            suffixAt < 0
                ? ""
                : type[suffixAt..]
                    .Replace("@", "", StringComparison.Ordinal)
                    .Replace("0:", "", StringComparison.Ordinal);
        return (name.StartsWith('`') ? "T" + name.TrimStart('`') : TypeName(name)) + suffix;
    }

    // Commas between braces belong to one parameter.
    private static IEnumerable<string> Split(string list)
    {
        var depth = 0;
        var start = 0;
        for (var i = 0; i < list.Length; i++)
        {
            depth +=
                list[i] is '{' or '[' or '(' ? 1
                : list[i] is '}' or ']' or ')' ? -1
                : 0;
            if (list[i] == ',' && depth == 0)
            {
                yield return list[start..i];
                start = i + 1;
            }
        }

        yield return list[start..];
    }
}
