using System.Data.Common;
using System.Globalization;

namespace EcommerceNotebooks.DuckDb;

/// <summary>
/// A connection string: <c>DataSource</c> (a file, <c>:memory:</c> for a private database, <c>:memory:name</c> for one shared inside the process)
/// and any option of DuckDB by its own name, such as <c>memory_limit=8GB;threads=2</c>.
/// </summary>
public sealed class DuckDbConnectionStringBuilder : DbConnectionStringBuilder
{
    /// <summary>The data source of a private database in memory.</summary>
    public const string Memory = ":memory:";

    private const string DataSourceKey = "DataSource";
    private static readonly string[] DataSourceKeys = [DataSourceKey, "Data Source", "Filename"];

    /// <summary>An empty connection string: a private database in memory.</summary>
    public DuckDbConnectionStringBuilder() { }

    /// <summary>Takes a connection string apart.</summary>
    /// <exception cref="ArgumentException">The text is not a list of <c>key=value;</c>.</exception>
    public DuckDbConnectionStringBuilder(string? connectionString) => ConnectionString = connectionString;

    /// <summary>The database file, or <c>:memory:</c>, which is also the default.</summary>
    public string DataSource
    {
        get => DataSourceKeys.Select(Option).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? Memory;
        set
        {
            foreach (var key in DataSourceKeys)
            {
                Remove(key);
            }

            Add(DataSourceKey, value);
        }
    }

    /// <summary>The option memory_limit, such as 8GB; null leaves DuckDB's default of 80 % of the machine's memory.</summary>
    public string? MemoryLimit
    {
        get => Option("memory_limit");
        set => SetOption("memory_limit", value);
    }

    /// <summary>The option threads; null leaves DuckDB's default, one per core.</summary>
    public int? Threads
    {
        get => Option("threads") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
        set => SetOption("threads", value?.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The option temp_directory, where queries larger than memory spill.</summary>
    public string? TempDirectory
    {
        get => Option("temp_directory");
        set => SetOption("temp_directory", value);
    }

    /// <summary>The option access_mode: AUTOMATIC, READ_ONLY or READ_WRITE.</summary>
    public string? AccessMode
    {
        get => Option("access_mode");
        set => SetOption("access_mode", value);
    }

    /// <summary>Every option but the data source, by name, case ignored.</summary>
    internal IReadOnlyDictionary<string, string> Options =>
        Keys.Cast<string>()
            .Where(key => !DataSourceKeys.Contains(key, StringComparer.OrdinalIgnoreCase))
            .ToDictionary(key => key, key => Option(key) ?? "", StringComparer.OrdinalIgnoreCase);

    private string? Option(string key) =>
        TryGetValue(key, out var value) ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;

    private void SetOption(string key, string? value)
    {
        if (value is null)
        {
            Remove(key);
        }
        else
        {
            this[key] = value;
        }
    }
}
