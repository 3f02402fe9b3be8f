using System.Collections.Immutable;

namespace EcommerceNotebooks.Charts.Plotly;

/// <summary>A table of texts, column by column.</summary>
internal sealed record TableTrace : Trace
{
    public required TableCells Header { get; init; }

    public required TableCells Cells { get; init; }

    public Domain? Domain { get; init; }

    internal override CellKind Cell => CellKind.Table;

    internal override string Word => "table";

    internal override int Points => Cells.Values.Length == 0 ? 0 : Cells.Values[0].Length;
}

/// <summary>The head or the body of a table trace: values by column, alignment by column.</summary>
internal sealed record TableCells(ImmutableArray<string[]> Values, ImmutableArray<string> Align, Fill Fill)
{
    // Cells are filled, so their text must keep its colour on a dark page.
    public Font Font { get; } = new(Palette.Text, 12);
}
