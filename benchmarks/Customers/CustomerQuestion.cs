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
    /// <summary>Reads these columns in full: the number of values and the largest of each, nothing grouped or filtered.</summary>
    internal string BareScan =>
        $"select {string.Join(", ", Reads.Columns.Select(column => $"count({column}), max({column})"))} from {Reads.Table}";
}
