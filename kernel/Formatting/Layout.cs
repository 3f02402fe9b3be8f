using System.Collections;
using System.Data;

namespace CSharpKernel.Formatting;

/// <summary>Lays ordinary values out: sequences of objects as tables by row, dictionaries by key, objects by member, everything else as one text.</summary>
internal sealed record Layout(Grid? Grid, string Text)
{
    private const int MaximumMembers = 100;

    /// <summary>The layout of a value; a sequence is enumerated once, and no further than what is shown.</summary>
    public static Layout Of(object? value) =>
        value switch
        {
            _ when ScalarText.IsScalar(value) => new Layout(null, ScalarText.Of(value)),
            _ when DataFrameGrids.Of(value) is { } data => data,
            TableOf table => DataFrameGrids.Of(table.Items) ?? Sequence(table.Items, alwaysTable: true),
            IDictionary dictionary => new Layout(Dictionary(dictionary), ""),
            Array { Rank: 2 } matrix => new Layout(TableGrids.OfMatrix(matrix), ""),
            DataTable table => new Layout(TableGrids.OfDataTable(table), ""),
            DataView view => new Layout(TableGrids.OfDataTable(view.ToTable()), ""),
            IEnumerable sequence => Sequence(sequence, alwaysTable: false),
            _ => Members(value!),
        };

    private static Layout Members(object value)
    {
        var type = value.GetType();
        var members = ReadableMembers.Of(type);
        var isFrameworkType = type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true;
        if (members.Count == 0 || isFrameworkType)
        {
            return new Layout(null, ScalarText.Of(value));
        }

        IReadOnlyList<string?>[] rows =
        [
            .. members
                .Take(MaximumMembers)
                .Select(member => new[] { member.Name, ScalarText.Nested(ReadableMembers.Read(member, value)) }),
        ];
        var footer = GridBuilder.Footer(rows.Length, members.Count, more: members.Count > rows.Length);
        return new Layout(new Grid(TypeName.Of(type), [new("member", false), new("value", false)], rows, footer), "");
    }

    private static Grid Dictionary(IDictionary dictionary)
    {
        List<object?[]> rows = [];
        foreach (DictionaryEntry entry in dictionary)
        {
            if (rows.Count == GridBuilder.MaximumRows)
            {
                break;
            }

            rows.Add([entry.Key, entry.Value]);
        }

        return GridBuilder.Build(["key", "value"], rows, dictionary.Count, dictionary.Count > rows.Count);
    }

    private static Layout Sequence(IEnumerable sequence, bool alwaysTable)
    {
        var (items, more) = Take(sequence);
        var count = more ? Count(sequence) : null;
        if (DataFrameGrids.OfItems(items, count, more) is { } data)
        {
            return new Layout(data, "");
        }

        Type[] types = [.. items.Where(item => item is not null).Select(item => item!.GetType()).Distinct()];
        string[] members =
        [
            .. types.SelectMany(ReadableMembers.Of).Select(member => member.Name).Distinct(StringComparer.Ordinal),
        ];
        if (!alwaysTable && (members.Length == 0 || items.All(ScalarText.IsScalar)))
        {
            var texts = items.Select(item => ScalarText.Nested(item) ?? "null");
            return new Layout(
                null,
                "[" + string.Join(", ", more ? texts.Append(GridBuilder.Footer(items.Count, count, more)) : texts) + "]"
            );
        }

        if (items.Count > 0 && items.All(GroupKey.IsGroup))
        {
            List<object?[]> groups = [.. items.Select(item => new[] { GroupKey.Of(item!), item })];
            return new Layout(GridBuilder.Build(["key", "values"], groups, count, more), "");
        }

        if (
            members.Length == 0
            || items.All(ScalarText.IsScalar)
            || items.Any(item => item is IEnumerable and not string)
        )
        {
            return new Layout(GridBuilder.Build(["value"], [.. items.Select(item => new[] { item })], count, more), "");
        }

        var withType = types.Length > 1;
        string[] shown = [.. members.Take(GridBuilder.MaximumColumns)];
        string[] names = withType ? ["type", .. shown] : shown;
        var rows = items.Select(item => Row(item, shown, withType));
        return new Layout(GridBuilder.Build(names, [.. rows], count, more, members.Length - shown.Length), "");
    }

    private static object?[] Row(object? item, string[] members, bool withType)
    {
        var own = item is null ? [] : ReadableMembers.Of(item.GetType());
        var values = members.Select(name =>
            own.FirstOrDefault(member => member.Name == name) is { } member ? ReadableMembers.Read(member, item!) : null
        );
        return withType ? [item is null ? null : TypeName.Of(item.GetType()), .. values] : [.. values];
    }

    private static (List<object?> Items, bool More) Take(IEnumerable sequence)
    {
        List<object?> items = [];
        foreach (var item in sequence)
        {
            if (items.Count == GridBuilder.MaximumRows)
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
}
