using System.Collections;
using System.Data.Common;
using System.Globalization;

namespace EcommerceNotebooks.DuckDb;

/// <summary>The parameters of a command; names ignore case.</summary>
public sealed class DuckDbParameterCollection : DbParameterCollection
{
    private readonly List<DuckDbParameter> items = [];

    /// <inheritdoc/>
    public override int Count => items.Count;

    /// <inheritdoc/>
    public override object SyncRoot => ((ICollection)items).SyncRoot;

    /// <summary>Adds a named parameter; the name may begin with <c>$</c> or not.</summary>
    public DuckDbParameter Add(string name, object? value)
    {
        var parameter = new DuckDbParameter(name, value);
        items.Add(parameter);
        return parameter;
    }

    /// <inheritdoc/>
    public override int Add(object value)
    {
        items.Add(Checked(value));
        return items.Count - 1;
    }

    /// <inheritdoc/>
    public override void AddRange(Array values)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (var value in values)
        {
            items.Add(Checked(value));
        }
    }

    /// <inheritdoc/>
    public override void Clear() => items.Clear();

    /// <inheritdoc/>
    public override bool Contains(object value) => value is DuckDbParameter parameter && items.Contains(parameter);

    /// <inheritdoc/>
    public override bool Contains(string value) => IndexOf(value) >= 0;

    /// <inheritdoc/>
    public override void CopyTo(Array array, int index) => ((ICollection)items).CopyTo(array, index);

    /// <inheritdoc/>
    public override IEnumerator GetEnumerator() => items.GetEnumerator();

    /// <inheritdoc/>
    public override int IndexOf(object value) => value is DuckDbParameter parameter ? items.IndexOf(parameter) : -1;

    /// <inheritdoc/>
    public override int IndexOf(string parameterName)
    {
        var wanted = new DuckDbParameter(parameterName, null).ParameterName;
        return items.FindIndex(item => string.Equals(item.ParameterName, wanted, StringComparison.OrdinalIgnoreCase));
    }

    /// <inheritdoc/>
    public override void Insert(int index, object value) => items.Insert(index, Checked(value));

    /// <inheritdoc/>
    public override void Remove(object value) => items.Remove(Checked(value));

    /// <inheritdoc/>
    public override void RemoveAt(int index) => items.RemoveAt(index);

    /// <inheritdoc/>
    public override void RemoveAt(string parameterName) => items.RemoveAt(Existing(parameterName));

    /// <summary>The parameter for a name or a position (counted from 1) in the SQL text.</summary>
    /// <exception cref="ArgumentException">No parameter of the command fits.</exception>
    internal DuckDbParameter Find(string nameInSql)
    {
        var index = IndexOf(nameInSql);
        if (index >= 0)
        {
            return items[index];
        }

        return
            Position(nameInSql) is { } position
            && position <= items.Count
            && items[position - 1].ParameterName.Length == 0
            ? items[position - 1]
            : throw new ArgumentException(
                $"The SQL asks for the parameter ${nameInSql}, but the command has {Described()}."
            );
    }

    /// <summary>Refuses parameters that the SQL text never names.</summary>
    /// <exception cref="ArgumentException">Names them.</exception>
    internal void RefuseUnknown(IReadOnlySet<string> namesInSql)
    {
        for (var i = 0; i < items.Count; i++)
        {
            var name =
                items[i].ParameterName.Length > 0
                    ? items[i].ParameterName
                    : (i + 1).ToString(CultureInfo.InvariantCulture);
            if (!namesInSql.Contains(name))
            {
                throw new ArgumentException($"The command has the parameter ${name}, which its SQL does not use.");
            }
        }
    }

    /// <inheritdoc/>
    protected override DbParameter GetParameter(int index) => items[index];

    /// <inheritdoc/>
    protected override DbParameter GetParameter(string parameterName) => items[Existing(parameterName)];

    /// <inheritdoc/>
    protected override void SetParameter(int index, DbParameter value) => items[index] = Checked(value);

    /// <inheritdoc/>
    protected override void SetParameter(string parameterName, DbParameter value) =>
        items[Existing(parameterName)] = Checked(value);

    private static int? Position(string name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var position) && position > 0
            ? position
            : null;

    private static DuckDbParameter Checked(object value) =>
        value as DuckDbParameter
        ?? throw new ArgumentException(
            $"value is a {value?.GetType().Name ?? "null"}, but only DuckDbParameter is allowed.",
            nameof(value)
        );

    private int Existing(string name)
    {
        var index = IndexOf(name);
        return index >= 0
            ? index
            : throw new ArgumentException(
                $"There is no parameter ${name}; the command has {Described()}.",
                nameof(name)
            );
    }

    private string Described() =>
        items.Count == 0
            ? "no parameters"
            : string.Join(
                ", ",
                items.Select((item, i) => item.ParameterName.Length > 0 ? $"${item.ParameterName}" : $"${i + 1}")
            );
}
