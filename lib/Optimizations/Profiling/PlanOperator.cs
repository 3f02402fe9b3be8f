using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EcommerceNotebooks.Optimizations.Profiling;

/// <summary>One operator of a plan that was run.</summary>
/// <param name="Name">DuckDB's name of it, such as HASH_GROUP_BY.</param>
/// <param name="Details">What it works on, by DuckDB's names: Table, Filters, Groups, ...</param>
/// <param name="Rows">Rows it gave on.</param>
/// <param name="RowsScanned">Rows it took from a table, as DuckDB counts them; 0 for operators that scan nothing.</param>
/// <param name="Seconds">Seconds inside this operator, summed over threads.</param>
/// <param name="Children">Where its rows come from.</param>
internal sealed partial record PlanOperator(
    string Name,
    ImmutableDictionary<string, string> Details,
    long Rows,
    long RowsScanned,
    double Seconds,
    ImmutableArray<PlanOperator> Children
)
{
    private const int LongestDetail = 90;
    private static readonly string[] ShownDetails =
    [
        "Conditions",
        "Order By",
        "Filters",
        "File Filters",
        "Scanning Files",
        "Expression",
    ];

    /// <summary>This operator and all below it.</summary>
    internal IEnumerable<PlanOperator> All() => Children.SelectMany(child => child.All()).Prepend(this);

    /// <summary>The tree as text, root first, a line for each operator; projections, which only pass rows on, are left out.</summary>
    internal string ToText()
    {
        var text = new StringBuilder();
        Append(text, 0);
        return text.ToString().TrimEnd('\n');
    }

    private void Append(StringBuilder text, int depth)
    {
        var shown = Name != "PROJECTION";
        if (shown)
        {
            text.Append(' ', 2 * depth)
                .Append(Heading())
                .Append(CultureInfo.InvariantCulture, $": {Rows:N0} rows, {Seconds:0.0000} s\n");
        }

        foreach (var child in Children)
        {
            child.Append(text, shown ? depth + 1 : depth);
        }
    }

    private string Heading()
    {
        var details = ShownDetails
            .Where(Details.ContainsKey)
            .Select(name => $"{name.ToLowerInvariant()} {Details[name]}")
            .Prepend(Source())
            .Where(text => text.Length > 0);
        var joined = Qualifier().Replace(string.Join("; ", details), "");
        var cut = joined.Length > LongestDetail ? joined[..LongestDetail] + "…" : joined;
        return cut.Length == 0 ? Name : $"{Name} ({cut})";
    }

    private string Source() => Details.GetValueOrDefault("Table", "");

    // Names come with their database, which is a scratch file here.
    [GeneratedRegex(@"\b\w+\.main\.")]
    private static partial Regex Qualifier();
}
