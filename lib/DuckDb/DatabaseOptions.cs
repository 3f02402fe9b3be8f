using EcommerceNotebooks.DuckDb.Native;

namespace EcommerceNotebooks.DuckDb;

/// <summary>The options of a connection string: those DuckDB takes when a database starts, and those it takes only on an open connection.</summary>
internal sealed unsafe record DatabaseOptions(
    IReadOnlyDictionary<string, string> AtStart,
    IReadOnlyDictionary<string, string> PerConnection
)
{
    private static readonly Lazy<IReadOnlySet<string>> Known = new(ReadKnown);

    /// <summary>Checks every name against DuckDB's own list.</summary>
    /// <exception cref="ArgumentException">Names the options DuckDB does not know.</exception>
    internal static DatabaseOptions Checked(IReadOnlyDictionary<string, string> options)
    {
        var unknown = options.Keys.Where(name => !Known.Value.Contains(name)).Order(StringComparer.Ordinal).ToArray();
        if (unknown.Length > 0)
        {
            throw new ArgumentException(
                $"The connection string names options that DuckDB does not know: {string.Join(", ", unknown)}. "
                    + "DataSource and the names in duckdb_settings() are allowed."
            );
        }

        using var trial = NewConfiguration();
        var atStart = options
            .Where(option => NativeMethods.SetConfig(trial, option.Key, option.Value) == NativeState.Success)
            .ToDictionary(StringComparer.OrdinalIgnoreCase);
        return new(
            atStart,
            options.Where(option => !atStart.ContainsKey(option.Key)).ToDictionary(StringComparer.OrdinalIgnoreCase)
        );
    }

    /// <summary>The start-up options as DuckDB takes them.</summary>
    internal ConfigurationHandle ToConfiguration()
    {
        var configuration = NewConfiguration();
        foreach (var (name, value) in AtStart)
        {
            NativeMethods.SetConfig(configuration, name, value);
        }

        return configuration;
    }

    private static ConfigurationHandle NewConfiguration()
    {
        nint native;
        NativeMethods.CreateConfig(&native);
        return new(native);
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
