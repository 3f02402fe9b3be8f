using EcommerceNotebooks.DuckDb.Native;

namespace EcommerceNotebooks.DuckDb;

/// <summary>The options of a connection string, told apart by when DuckDB takes them.</summary>
internal sealed unsafe record DatabaseOptions(
    IReadOnlyDictionary<string, string> AtStart,
    IReadOnlyDictionary<string, string> PerConnection
)
{
    /// <summary>Options that DuckDB keeps per connection and refuses at start.</summary>
    private static readonly Lazy<IReadOnlySet<string>> Known = new(ReadKnown);

    /// <summary>Checks every name against DuckDB's own list.</summary>
    /// <exception cref="ArgumentException">Names the options DuckDB does not know.</exception>
    internal static DatabaseOptions Checked(IReadOnlyDictionary<string, string> options)
    {
        var unknown = options.Keys.Where(name => !Known.Value.Contains(name)).Order(StringComparer.Ordinal).ToArray();
        return unknown.Length == 0
            ? new(options, new Dictionary<string, string>())
            : throw new ArgumentException(
                $"The connection string names options that DuckDB does not know: {string.Join(", ", unknown)}. "
                    + "DataSource and the names in duckdb_settings() are allowed."
            );
    }

    private static HashSet<string> ReadKnown()
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var count = NativeMethods.ConfigCount();
        for (nuint i = 0; i < count; i++)
        {
            byte* name;
            byte* description;
            if (NativeMethods.GetConfigFlag(i, &name, &description) == NativeState.Success)
            {
                names.Add(NativeMethods.Text(name)!);
            }
        }

        return names;
    }
}
