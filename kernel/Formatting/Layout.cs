using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace CSharpKernel.Formatting;

/// <summary>Lays ordinary values out: sequences of objects as tables by row, dictionaries by key, objects by member, everything else as one text.</summary>
internal sealed record Layout(Grid? Grid, string Text)
{
    private const int MaximumRows = 20;
    private const int MaximumColumns = 20;

    /// <summary>The layout of a value; a sequence is enumerated once, and no further than what is shown.</summary>
    public static Layout Of(object? value) =>
        value switch
        {
            _ when ScalarText.IsScalar(value) => new Layout(null, ScalarText.Of(value)),
            IDictionary dictionary => new Layout(Dictionary(dictionary), ""),
            IEnumerable sequence => Sequence(sequence),
            _ => Members(value!),
        };

    private static Layout Members(object value)
    {
        var type = value.GetType();
        var members = ReadableMembers(type);
        var isFrameworkType = type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true;
        if (members.Count == 0 || isFrameworkType)
        {
            return new Layout(null, ScalarText.Of(value));
        }

        IReadOnlyList<string?>[] rows =
        [
            .. members.Select(member => new[] { member.Name, ScalarText.Nested(Read(member, value)) }),
        ];
        return new Layout(new Grid(TypeName.Of(type), [new("member", false), new("value", false)], rows, null), "");
    }

    private static Grid Dictionary(IDictionary dictionary)
    {
        List<object?[]> rows = [];
        foreach (DictionaryEntry entry in dictionary)
        {
            if (rows.Count == MaximumRows)
            {
                break;
            }

            rows.Add([entry.Key, entry.Value]);
        }

        return Build(["key", "value"], rows, dictionary.Count, dictionary.Count > rows.Count);
    }

    private static Layout Sequence(IEnumerable sequence)
    {
        var (items, more) = Take(sequence);
        var count = more ? Count(sequence) : null;
        Type[] types = [.. items.Where(item => item is not null).Select(item => item!.GetType()).Distinct()];
        string[] members =
        [
            .. types
                .SelectMany(ReadableMembers)
                .Select(member => member.Name)
                .Distinct(StringComparer.Ordinal)
                .Take(MaximumColumns),
        ];
        if (members.Length == 0 || items.All(ScalarText.IsScalar))
        {
            var texts = items.Select(item => ScalarText.Nested(item) ?? "null");
            return new Layout(
                null,
                "[" + string.Join(", ", more ? texts.Append(Footer(items.Count, count, more)) : texts) + "]"
            );
        }

        if (items.Any(item => item is IEnumerable and not string))
        {
            return new Layout(Build(["value"], [.. items.Select(item => new[] { item })], count, more), "");
        }

        string[] names = types.Length > 1 ? ["type", .. members] : members;
        var rows = items.Select(item => Row(item, members, withType: types.Length > 1));
        return new Layout(Build(names, [.. rows], count, more), "");
    }

    private static object?[] Row(object? item, string[] members, bool withType)
    {
        var own = item is null ? [] : ReadableMembers(item.GetType());
        var values = members.Select(name =>
            own.FirstOrDefault(member => member.Name == name) is { } member ? Read(member, item!) : null
        );
        return withType ? [item is null ? null : TypeName.Of(item.GetType()), .. values] : [.. values];
    }

    private static Grid Build(string[] names, List<object?[]> rows, int? count, bool more)
    {
        var columns = names.Select((name, index) => new GridColumn(name, IsNumeric(rows, index)));
        var texts = rows.Select(row => (IReadOnlyList<string?>)[.. row.Select(ScalarText.Nested)]);
        return new Grid(null, [.. columns], [.. texts], Footer(rows.Count, count, more));
    }

    private static bool IsNumeric(List<object?[]> rows, int index)
    {
        var values = rows.Select(row => row[index]).Where(value => value is not null).ToArray();
        return values.Length > 0 && values.All(ScalarText.IsNumber);
    }

    private static string? Footer(int shown, int? count, bool more) =>
        !more ? null
        : count is { } total ? string.Create(CultureInfo.InvariantCulture, $"… {total - shown:N0} more of {total:N0}")
        : "… more";

    private static (List<object?> Items, bool More) Take(IEnumerable sequence)
    {
        List<object?> items = [];
        foreach (var item in sequence)
        {
            if (items.Count == MaximumRows)
            {
                return (items, true);
            }

            items.Add(item);
        }

        return (items, false);
    }

    private static int? Count(IEnumerable sequence) =>
        sequence is ICollection collection
            ? collection.Count
            : sequence
                .GetType()
                .GetInterfaces()
                .FirstOrDefault(type =>
                    type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>)
                )
                ?.GetProperty("Count")
                ?.GetValue(sequence) as int?;

    private static List<MemberInfo> ReadableMembers(Type type) =>
        [
            .. type.GetMembers(BindingFlags.Public | BindingFlags.Instance)
                .Where(member =>
                    member is FieldInfo
                    || (
                        member is PropertyInfo { CanRead: true } property
                        && property.GetIndexParameters().Length == 0
                        && property.GetMethod!.IsPublic
                    )
                ),
        ];

    private static object? Read(MemberInfo member, object owner)
    {
        try
        {
            return member is PropertyInfo property ? property.GetValue(owner) : ((FieldInfo)member).GetValue(owner);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            return $"({TypeName.Of(inner.GetType())}: {inner.Message})";
        }
    }
}
