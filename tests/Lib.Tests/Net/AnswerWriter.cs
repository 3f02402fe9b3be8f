using System.Collections;
using System.Globalization;
using System.Reflection;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;

namespace Tests.Net;

/// <summary>
/// Writes an answer with all that it says: its tables, its lists (a section each, rows with their place), its single values as rows of name, type and value, and its charts as the normal form of
/// Plotly's JSON into a file of their own.
/// </summary>
/// <param name="file">Where values go.</param>
/// <param name="charts">Gives the file of charts when there is the first one.</param>
/// <param name="clean">Takes what belongs to the machine out of a text.</param>
internal sealed class AnswerWriter(NetFile file, Func<NetFile> charts, Func<string, string> clean)
{
    private const string Place = "#";
    private const string Text = ":String";

    private readonly List<(string Name, string Type, string? Value)> single = [];
    private readonly HashSet<object> open = new(ReferenceEqualityComparer.Instance);

    /// <summary>Writes an answer; its sections begin with <paramref name="name"/> where several answers share a file.</summary>
    internal void Write(object? answer, string name = "")
    {
        single.Clear();
        Add(name, answer, answer?.GetType() ?? typeof(object));
        if (single.Count > 0)
        {
            file.Begin(Section(name, "values"), ["name" + Text, "type" + Text, "value" + Text]);
            foreach (var (each, type, value) in single.OrderBy(each => each.Name, StringComparer.Ordinal))
            {
                file.Row(each, type, value);
            }
        }
    }

    private void Add(string path, object? value, Type declared)
    {
        switch (value)
        {
            case null when NetText.IsScalar(declared):
                Single(path, NetText.TypeName(declared), null);
                break;
            case null:
                Single(path, "null", null);
                break;
            case Exception error:
                Single(Section(path, "throws"), NetText.TypeName(error.GetType()), NetText.Of(error));
                break;
            case Table table:
                AddTable(path, table);
                break;
            case Chart chart:
                var drawn = charts();
                drawn.Begin(path, ["plotly:json"]);
                drawn.Line(clean(NetFigure.Of(chart.ToPlotlyJson())));
                break;
            case var _ when NetText.IsScalar(value.GetType()):
                Single(path, NetText.TypeName(value.GetType()), Shown(path, value));
                break;
            case IEnumerable list:
                AddRows(path, [("", list)], ElementType(list.GetType()));
                break;
            default:
                AddMembers(path, value);
                break;
        }
    }

    private void AddMembers(string path, object value)
    {
        if (!open.Add(value))
        {
            return;
        }

        foreach (var member in Members.Of(value.GetType()))
        {
            Add(Section(path, member.Name), member.Get(value), member.Type);
        }

        foreach (var method in Members.TellingMethods(value.GetType()))
        {
            Add(Section(path, method.Name + "()"), Members.Got(() => method.Invoke(value, null)), method.ReturnType);
        }

        open.Remove(value);
    }

    private void AddTable(string path, Table table)
    {
        Single(Section(path, "Title"), nameof(String), table.Title);
        Single(Section(path, "RowCount"), nameof(Int64), NetText.Of(table.RowCount));
        Single(
            Section(path, "Formats"),
            nameof(String),
            string.Join("; ", table.Columns.Select(column => Format(column.Format)))
        );
        file.Begin(
            Section(path, "table"),
            [Place + ":Int32", .. table.Columns.Select(column => $"{column.Name}:{column.TypeName}")]
        );
        for (int row = 0; row < table.Rows.Length; row++)
        {
            var each = table.Rows[row];
            file.Row([
                NetText.Of(row),
                .. table.Columns.Select((column, i) => Shown(Section(path, column.Name), each[i])),
            ]);
        }
    }

    // All lists of one name, one after the other; a row's place is that of the row it belongs to and its own.
    private void AddRows(string path, IEnumerable<(string Place, IEnumerable Rows)> lists, Type type)
    {
        string section = Section(path, "rows");
        var columns = NetText.IsScalar(type) ? [new Member("value", type, each => each)] : Members.Flat(type);
        var fields = columns.Where(column => NetText.IsScalar(column.Type)).ToArray();
        var inner = columns
            .Except(fields)
            .ToDictionary(column => column, _ => new List<(string Place, IEnumerable Rows)>());
        file.Begin(section, [Place + Text, .. fields.Select(each => $"{each.Name}:{NetText.TypeName(each.Type)}")]);
        foreach (var (place, rows) in lists)
        {
            int next = 0;
            foreach (var row in Members.InOrder(rows))
            {
                string own = string.Create(CultureInfo.InvariantCulture, $"{place}{next++}");
                file.Row([own, .. fields.Select(each => Shown(Section(path, each.Name), each.Get(row)))]);
                foreach (var (column, collected) in inner)
                {
                    if (column.Get(row) is IEnumerable sub)
                    {
                        collected.Add((own + ".", sub));
                    }
                }
            }
        }

        foreach (var (column, collected) in inner)
        {
            AddRows(Section(path, column.Name), collected, ElementType(column.Type));
        }
    }

    private void Single(string path, string type, string? value) =>
        single.Add((path, type, value is null ? null : clean(value)));

    private string? Shown(string path, object? value) =>
        value switch
        {
            double number when NetExceptions.IsRounded(path) => NetText.Of(NetText.Rounded(number)),
            _ => NetText.Of(value) is { } written ? clean(written) : null,
        };

    private static string Format(ColumnFormat format) =>
        string.Join(
            ' ',
            new[] { format.Kind.ToString(), NetText.Of(format.Decimals), format.Unit, format.Missing }.OfType<string>()
        );

    private static Type ElementType(Type list) =>
        list.GetInterfaces()
            .Append(list)
            .Where(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            .Select(each => each.GetGenericArguments()[0])
            .FirstOrDefault(typeof(object));

    private static string Section(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
