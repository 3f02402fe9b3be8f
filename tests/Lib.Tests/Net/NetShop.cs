using System.Globalization;
using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Filters;

namespace Tests.Net;

/// <summary>A shop that is asked, and what questions need to know of its log: names that occur and instants within.</summary>
internal sealed class NetShop
{
    /// <summary>An instant for everything that would look at a clock.</summary>
    internal static readonly DateTime Now = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <param name="shop">A session of the shop, which has clean events.</param>
    /// <param name="source">What the shop's log was taken in from.</param>
    /// <param name="folder">Where exports go.</param>
    internal NetShop(ShopSession shop, string source, string folder)
    {
        (Shop, Source, Folder) = (shop, source, folder);
        Start = One<DateTime?>("select min(event_time)::date::timestamp from events") ?? new DateTime(2019, 10, 1);
        AsOf = (One<DateTime?>("select max(event_time)::date::timestamp from events") ?? Start).AddDays(1);
        Middle = Start.AddDays(Math.Floor((AsOf - Start).TotalDays / 2));
        Brand = Most("brand") ?? "no brand";
        Category = Most("split_part(category_code::varchar, '.', 1)") ?? "no category";
    }

    internal ShopSession Shop { get; }

    internal string Source { get; }

    internal string Folder { get; }

    /// <summary>The log's first day.</summary>
    internal DateTime Start { get; }

    /// <summary>The day after the log's last.</summary>
    internal DateTime AsOf { get; }

    internal DateTime Middle { get; }

    internal DateOnly Day => DateOnly.FromDateTime(Middle);

    internal string Brand { get; }

    internal string Category { get; }

    /// <summary>A filter for each condition.</summary>
    internal EventFilter[] Filters =>
        [
            new() { From = Middle },
            new() { To = Middle },
            new() { Category = Category },
            new() { Brand = Brand },
            new() { WithoutCategory = true },
            new() { WithoutBrand = true },
            new() { Segment = "One-time User" },
        ];

    internal T? One<T>(string sql) => Shop.Connection.QuerySingle<T?>(sql);

    internal void Run(string sql) => Shop.Connection.Execute(sql);

    /// <summary>What a call writes to a file of this name, as text.</summary>
    internal object Exported(string name, Func<string, long> export)
    {
        string path = Path.Combine(Folder, name);
        long rows = export(path);
        string text = File.ReadAllText(path);
        File.Delete(path);
        return new { Rows = rows, Lines = text.Split('\n') };
    }

    /// <summary>The most frequent value of an expression over events.</summary>
    internal string? Most(string column) =>
        One<string>(
            string.Create(
                CultureInfo.InvariantCulture,
                $"select arg_max(name, (n, name)) from (select {column}::varchar as name, count(*) as n from events where {column} is not null group by all)"
            )
        );
}
