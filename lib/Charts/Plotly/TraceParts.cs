using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace EcommerceNotebooks.Charts.Plotly;

/// <summary>Colour of a series' marks, or of each slice of a pie.</summary>
internal sealed record Marker(
    string? Color = null,
    ImmutableArray<string>? Colors = null,
    double? Size = null,
    double? Opacity = null
);

/// <summary>Colour and width of a line.</summary>
internal sealed record LineStyle(string? Color, double Width);

/// <summary>Distances from each value up and down to the ends of its interval.</summary>
internal sealed record ErrorBar(ChartValues Array, ChartValues ArrayMinus)
{
    public string Type { get; } = "data";

    public bool Symmetric { get; }

    public string Color { get; } = Palette.Neutral;

    public double Thickness { get; } = 1.5;
}

/// <summary>Bins of equal width from start to end.</summary>
internal sealed record Bins(double Start, double End, double Size)
{
    [JsonIgnore]
    public int Count => Math.Max(1, (int)Math.Round((End - Start) / Size));
}

/// <summary>Title text in the object form newer Plotly versions ask for.</summary>
internal sealed record TitleText(string Text)
{
    /// <summary>Pixels between an axis' labels and its title; without them long labels run into it.</summary>
    public double? Standoff { get; init; }
}

/// <summary>How an indicator writes its number.</summary>
internal sealed record IndicatorNumber(string? ValueFormat, string? Suffix);

/// <summary>What an indicator compares its number with.</summary>
internal sealed record IndicatorDelta(double Reference, bool Relative, string ValueFormat);

/// <summary>Where a cell lies on the figure, as shares of its width and height.</summary>
internal sealed record Domain(double[] X, double[] Y);

/// <summary>The scale of a heatmap's colours.</summary>
internal sealed record ColorBar(double X, double Y, double Len, TitleText? Title, string? TickFormat)
{
    public double Thickness { get; } = 14;

    public string YAnchor { get; } = "middle";
}

/// <summary>The colour behind texts.</summary>
internal sealed record Fill(string Color);
