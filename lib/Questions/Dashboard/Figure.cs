using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Questions.Dashboard.Selection;

namespace EcommerceNotebooks.Questions.Dashboard;

/// <summary>How a figure is laid out.</summary>
public enum FigureKind
{
    /// <summary>A number a card.</summary>
    Cards,

    /// <summary>A chart with a table behind it.</summary>
    Chart,

    /// <summary>A table.</summary>
    Table,

    /// <summary>Sentences.</summary>
    Sentences,
}

/// <summary>One part of a page.</summary>
/// <param name="Name">Its name in addresses, such as <c>executive-days</c>.</param>
/// <param name="Page">The page it stands on: home, explorer, executive or customers.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Kind">How it is laid out.</param>
/// <param name="Meaning">What it shows and how that is computed.</param>
public sealed record Figure(string Name, string Page, string Title, FigureKind Kind, string Meaning)
{
    /// <summary>The filters that change it, by their names in addresses.</summary>
    public IReadOnlyList<string> Filters { get; init; } = [];

    /// <summary>The items of the documents this project grew from that it answers.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>Whether it reads single events or fits something, and so is shown after the others.</summary>
    public bool IsSlow { get; init; }
}

/// <summary>What a click on a point of a figure's chart chooses.</summary>
/// <param name="Filter">The filter's name in addresses.</param>
/// <param name="Column">The column of the table that holds the value.</param>
public sealed record FigureSelection(string Filter, string Column);

/// <summary>What a figure shows.</summary>
/// <param name="Figure">Which one.</param>
/// <param name="Table">All its numbers.</param>
public sealed record FigureAnswer(Figure Figure, Table Table) : TableReport
{
    /// <summary>The chart, if it has one.</summary>
    public Chart? Chart { get; init; }

    /// <summary>What it says, computed from the numbers.</summary>
    public IReadOnlyList<string> Sentences { get; init; } = [];

    /// <summary>The columns of the table whose values say where a row's numbers belong.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>The number that opens behind the values of a column, by the column's name.</summary>
    public IReadOnlyDictionary<string, string> Numbers { get; init; } = new Dictionary<string, string>();

    /// <summary>What a click on the chart chooses, if anything.</summary>
    public FigureSelection? Selection { get; init; }

    /// <summary>What was read: sums kept by hour, single events, or other tables.</summary>
    public string Source { get; init; } = "";

    /// <summary>The statements that ran, in order.</summary>
    public IReadOnlyList<string> Sql { get; init; } = [];

    /// <summary>All its numbers.</summary>
    public override Table ToTable() => Table;
}

/// <summary>A part of a number: the numerator or denominator of a ratio.</summary>
/// <param name="Name">The number's name; null for what cannot be opened, such as a count of days.</param>
/// <param name="Title">What it is.</param>
/// <param name="Value">Its value.</param>
/// <param name="Place">Where it belongs, in place of the opened number's own place.</param>
public sealed record NumberPart(string? Name, string Title, object? Value, IReadOnlyDictionary<string, string?> Place);

/// <summary>A number with what is behind it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">What it is.</param>
/// <param name="Meaning">Its definition.</param>
/// <param name="Value">Its value.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="Rows">The rows asked for of those behind it: as many as a count, adding up to a sum.</param>
/// <param name="RowCount">How many there are in all.</param>
public sealed record OpenedNumber(
    string Name,
    string Title,
    string Meaning,
    object? Value,
    string Unit,
    Table Rows,
    long RowCount
) : TableReport
{
    /// <summary>How it is computed from its parts or inputs; null for a mere count or sum.</summary>
    public string? Formula { get; init; }

    /// <summary>Numerator and denominator of a ratio.</summary>
    public IReadOnlyList<NumberPart> Parts { get; init; } = [];

    /// <summary>The statements that ran, in order.</summary>
    public IReadOnlyList<string> Sql { get; init; } = [];

    /// <summary>The rows behind it.</summary>
    public override Table ToTable() => Rows;
}
