using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace EcommerceNotebooks.Charts.Plotly;

/// <summary>The layout of a Plotly figure; axes and scenes are numbered and go by name.</summary>
internal sealed record Layout
{
    internal const string White = "#ffffff";

    public TitleText? Title { get; init; }

    public int Height { get; init; }

    public int? Width { get; init; }

    public bool ShowLegend { get; init; }

    public string? BarMode { get; init; }

    public UniformText? UniformText { get; init; }

    public ImmutableArray<string> Colorway { get; } = Palette.Series;

    [JsonPropertyName("paper_bgcolor")]
    public string PaperColor { get; } = White;

    [JsonPropertyName("plot_bgcolor")]
    public string? PlotColor { get; init; }

    public Font Font { get; } = new(Palette.Text, 12);

    public Margin Margin { get; init; } = new(60, 30, 60, 50);

    public ImmutableArray<LayoutAnnotation>? Annotations { get; init; }

    [JsonExtensionData]
    public Dictionary<string, object> Numbered { get; init; } = [];
}

/// <summary>Hides texts that would have to be smaller than this to fit.</summary>
internal sealed record UniformText(int MinSize)
{
    public string Mode { get; } = "hide";
}

/// <summary>Text size, and its colour unless the figure's own is to be used, which a page with a theme may change.</summary>
internal sealed record Font(string? Color, int Size);

/// <summary>Pixels kept free around the plot.</summary>
internal sealed record Margin(int L, int R, int T, int B);

/// <summary>A remark at a place on the figure or on its axes.</summary>
internal sealed record LayoutAnnotation
{
    public required string Text { get; init; }

    public required ChartValue X { get; init; }

    public required ChartValue Y { get; init; }

    public required string XRef { get; init; }

    public required string YRef { get; init; }

    public string? XAnchor { get; init; }

    public string? YAnchor { get; init; }

    public bool ShowArrow { get; init; }

    public Font? Font { get; init; }
}

/// <summary>One number, instant or category.</summary>
internal sealed record ChartValue(ChartValues Values);

/// <summary>An axis of a Plotly figure.</summary>
internal sealed record Axis
{
    public TitleText? Title { get; init; }

    public string? Type { get; init; }

    public double[]? Domain { get; init; }

    public string? Anchor { get; init; }

    public object? AutoRange { get; init; }

    public double[]? Range { get; init; }

    public string? TickFormat { get; init; }

    public string? CategoryOrder { get; init; }

    public ImmutableArray<string>? CategoryArray { get; init; }

    public bool? AutoMargin { get; init; }

    public bool? Visible { get; init; }

    public bool? ShowGrid { get; init; }

    public string? GridColor { get; init; }
}

/// <summary>The three axes of points in space, equally long and seen from so far that their titles are inside the picture.</summary>
internal sealed record Scene(Domain Domain, Axis XAxis, Axis YAxis, Axis ZAxis)
{
    public string AspectMode { get; } = "cube";

    public Camera Camera { get; } = new(new Place(1.6, 1.6, 1.0), new Place(0, 0, -0.15));
}

/// <summary>Where the eye stands and what it looks at, in lengths of an axis from the middle.</summary>
internal sealed record Camera(Place Eye, Place Center);

/// <summary>A place in space.</summary>
internal sealed record Place(double X, double Y, double Z);
