using EcommerceNotebooks;
using EcommerceNotebooks.Filters;

namespace Benchmarks.Customers;

/// <summary>A question about customers, and the columns that cannot be left out to answer it.</summary>
/// <param name="Name">The question.</param>
/// <param name="Reads">The table that holds the answer, and those of its columns that do; a question may read sums of them instead.</param>
/// <param name="Ask">Asks it up to an instant of the events that a filter takes.</param>
internal sealed record CustomerQuestion(
    string Name,
    (string Table, string[] Columns) Reads,
    Action<Shop, DateTime, EventFilter> Ask
)
{
    /// <summary>Reads every value of these columns and nothing else: one trivial aggregate of each. The least and greatest number or time would come from statistics without reading.</summary>
    internal string BareScan => $"select {string.Join(", ", Reads.Columns.Select(Aggregate))} from {Reads.Table}";

    private static string Aggregate(string column) =>
        column switch
        {
            "event_time" => $"bit_xor(epoch_us({column}))",
            "event_type" or "category_code" => $"max({column})",
            _ => $"sum({column})",
        };
}
