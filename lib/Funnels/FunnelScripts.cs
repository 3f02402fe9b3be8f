using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Warehouse;
using EcommerceNotebooks.Warehouse.Columns;

namespace EcommerceNotebooks.Funnels;

/// <summary>Runs the funnel's scripts in one session, each with those of the funnel's values that it names.</summary>
internal sealed partial class FunnelScripts
{
    private static readonly string[] Macros =
    [
        "event_place.sql",
        "event_type_at.sql",
        "step_bit.sql",
        "funnel_follows.sql",
        "funnel_step_mask.sql",
        "session_firsts.sql",
        "users_of_views.sql",
    ];

    private readonly ShopSession session;
    private readonly Dictionary<string, object?> values = [];
    private readonly Dictionary<string, string> parts = new(StringComparer.Ordinal);

    internal FunnelScripts(ShopSession session, FunnelOptions options)
    {
        this.session = session;
        var filter = options.Filter.Checked() with { To = options.End };
        if (filter.From > filter.To)
        {
            filter = filter with { From = filter.To };
        }

        _ = new FilteredEvents(session, filter, "fact_sessions", "fact_events");
        values["filter_from"] = filter.From;
        values["filter_to"] = filter.To;
        values["filter_category"] = filter.CategoryValue;
        values["filter_brand"] = filter.BrandValue;
        values["filter_segment"] = filter.Segment;
        foreach (var step in options.Steps.Concat(options.Exclusions.Select(exclusion => exclusion.Event)))
        {
            KnownNames.Require(session, new EventFilter { Category = step.Category, Brand = step.Brand });
        }

        parts["step_mask"] = Mask("step", options.Steps);
        parts["exclusion_mask"] = Mask("exclusion", [.. options.Exclusions.Select(exclusion => exclusion.Event)]);
    }

    /// <summary>Stops the scripts.</summary>
    internal CancellationToken CancellationToken => session.CancellationToken;

    /// <summary>How many threads the engine may use.</summary>
    internal int Threads => EngineThreads.Of(session);

    /// <summary>Makes the macros and the values that all scripts share known.</summary>
    internal void Prepare(FunnelOptions options)
    {
        var steps = options.Steps;
        values["unit"] = options.Unit.ToString();
        values["strict"] = options.Mode == FunnelMode.Strict;
        values["any_order"] = options.Mode == FunnelMode.Unordered;
        values["strict_increase"] = options.StrictIncrease;
        values["window_us"] = Microseconds(options.EffectiveWindow);
        values["entry_mask"] = options.Mode == FunnelMode.Unordered ? (1 << steps.Length) - 1 : 1;
        values["first_entries"] = options.Mode != FunnelMode.Strict && options.HasNoWindow;
        values["last_entries"] = options.RunsGoTheSameWay;
        values["steps"] = steps.Length;
        values["previous"] = Places(steps.Length, index => options.RequiredBefore(index + 1));
        values["bases"] = Places(steps.Length, index => options.PassedAt(index + 1));
        values["level"] = options.CategoryLevel;
        foreach (var name in Macros)
        {
            Execute(name);
        }

        Execute(
            options.Unit switch
            {
                FunnelUnit.Session => "unit_key_of_session.sql",
                FunnelUnit.User => "unit_key_of_user.sql",
                _ => "unit_key_of_user_and_product.sql",
            }
        );
    }

    internal void Set(string name, object? value) => values[name] = value;

    /// <summary>Puts a query in the place of every {placeholder} of the scripts from now on, so that the engine reads of it only what a script asks for.</summary>
    internal void Relate(string placeholder, string name) =>
        parts[placeholder] = $"(\n{SqlScript.Load(typeof(FunnelScripts), name).Text}\n)";

    /// <summary>Puts a name in the place of every {placeholder} of the scripts from now on.</summary>
    internal void Name(string placeholder, string name) => parts[placeholder] = SqlQuoting.Identifiers([name]);

    internal void Execute(string name)
    {
        var script = Script(name);
        script.Execute(session, ValuesOf(script));
    }

    internal IReadOnlyList<T> Query<T>(string name)
    {
        var script = Script(name);
        return script.Query<T>(session, ValuesOf(script));
    }

    /// <summary>The rows of a script as the engine holds them; the session's connection is busy until the reader is disposed.</summary>
    internal ColumnReader Read(string name)
    {
        var script = Script(name);
        return new ColumnReader(session.Connection, script.Text, ValuesOf(script), session.CancellationToken);
    }

    /// <summary>A script's only column, units' keys.</summary>
    internal IReadOnlyList<Int128> ReadKeys(string name)
    {
        var keys = new List<Int128>();
        using var rows = Read(name);
        while (rows.Read())
        {
            keys.AddRange(rows.Column<Int128>(0).Values);
        }

        return keys;
    }

    /// <summary>An appender of rows to one of the scripts' tables.</summary>
    internal DuckDBAppender Append(string table) => session.Connection.CreateAppender(table);

    /// <summary>The slices of users to go through one by one, each of up to so many events on average; scripts name the slice as $slice of $slices.</summary>
    internal IEnumerable<long> Slices(long mostEvents)
    {
        var events = Query<long>("event_count.sql").Single();
        var slices = Math.Max(1, (events + mostEvents - 1) / mostEvents);
        Set("slices", slices);
        for (var slice = 0L; slice < slices; slice++)
        {
            Set("slice", slice);
            yield return slice;
        }
    }

    internal static long Microseconds(TimeSpan? window) =>
        window is { } limit ? limit.Ticks / TimeSpan.TicksPerMicrosecond : long.MaxValue;

    [GeneratedRegex(@"\$(\w+)")]
    private static partial Regex ParameterName { get; }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder { get; }

    private static string Places(int count, Func<int, int> place) =>
        string.Join(',', Enumerable.Range(0, count).Select(place));

    private SqlScript Script(string name)
    {
        var script = SqlScript.Load(typeof(FunnelScripts), name);
        while (Placeholder.Match(script.Text) is { Success: true } found)
        {
            var placeholder = found.Groups[1].Value;
            script = script.WithSql(placeholder, parts[placeholder]);
        }

        return script;
    }

    private Dictionary<string, object?> ValuesOf(SqlScript script) =>
        ParameterNames(script).ToDictionary(name => name, name => values[name]);

    private static IEnumerable<string> ParameterNames(SqlScript script) =>
        ParameterName.Matches(script.Text).Select(match => match.Groups[1].Value).Distinct();

    // One call of step_bit for each step; the steps' values are parameters.
    private string Mask(string kind, IReadOnlyList<FunnelStep> steps)
    {
        var bits = new List<string>();
        for (var index = 0; index < steps.Count; index++)
        {
            var step = steps[index];
            var suffix = FormattableString.Invariant($"{kind}_{index + 1}");
            values["bit_" + suffix] = 1 << index;
            values["place_" + suffix] = step.Place;
            values["category_" + suffix] = step.Category;
            values["brand_" + suffix] = step.Brand;
            values["minimum_" + suffix] = step.MinimumPrice;
            values["maximum_" + suffix] = step.MaximumPrice;
            bits.Add(
                $"step_bit(event_type, category_code, brand, price, $bit_{suffix}, $place_{suffix}, $category_{suffix}, $brand_{suffix}, $minimum_{suffix}, $maximum_{suffix})"
            );
        }

        return bits.Count == 0 ? "0" : string.Join(" | ", bits);
    }
}
