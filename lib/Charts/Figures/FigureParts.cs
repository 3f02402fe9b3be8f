using System.Collections;
using Plotly.NET;
using Part = DynamicObj.DynamicObj;

namespace EcommerceNotebooks.Charts.Figures;

/// <summary>Makes and reads Plotly.NET's objects by the names that Plotly gives their properties: its typed setters ask C# for every optional argument.</summary>
internal static class FigureParts
{
    /// <summary>A trace of the class that Plotly.NET has for the place where this type stands.</summary>
    internal static Trace NewTrace(string type, string? name = null) =>
        Empty(type).With(("name", name is null ? null : Shown(name)));

    /// <summary>Text as Plotly, which reads a little HTML in labels, shows it as it is.</summary>
    internal static string Shown(string text) =>
        text.AsSpan().IndexOfAny("<&\n") < 0
            ? text
            : text.Replace("&", "&amp;", StringComparison.Ordinal)
                .Replace("<", "&lt;", StringComparison.Ordinal)
                .Replace("\n", "<br>", StringComparison.Ordinal);

    /// <summary>A title's text, or nothing for none.</summary>
    internal static Title? Titled(string? text) => text is null ? null : new Title().With(("text", Shown(text)));

    extension<T>(T part)
        where T : Part
    {
        /// <summary>The same object, its properties set; a null sets none.</summary>
        internal T With(params (string Name, object? Value)[] properties)
        {
            foreach ((string name, object? value) in properties)
            {
                if (value is not null)
                {
                    part.SetProperty(name, value);
                }
            }

            return part;
        }

        /// <summary>Another object with the same properties, those that are objects copied too.</summary>
        internal T Copy()
        {
            Part copy = part switch
            {
                BandTrace band => new BandTrace(band.PlaceCount),
                Trace trace => Empty(trace.type),
                _ => (Part)Activator.CreateInstance(part.GetType())!,
            };
            foreach ((string name, object value) in part.GetProperties(false))
            {
                copy.SetProperty(name, value is Part inner ? inner.Copy() : value);
            }

            return (T)copy;
        }
    }

    extension(Part part)
    {
        internal object? Get(string name) => part.TryGetPropertyValue(name)?.Value;

        internal Part? Inner(string name) => part.Get(name) as Part;

        internal ChartValues? Values(string name) => part.Get(name) as ChartValues;

        /// <summary>A text as it was given.</summary>
        internal string? Text(string name) =>
            (part.Get(name) as string)
                ?.Replace("<br>", "\n", StringComparison.Ordinal)
                .Replace("&lt;", "<", StringComparison.Ordinal)
                .Replace("&amp;", "&", StringComparison.Ordinal);

        /// <summary>How many values the first of these properties has that is a list.</summary>
        internal int CountOf(params string[] names) =>
            names
                .Select(part.Get)
                .OfType<IEnumerable>()
                .Where(values => values is not string)
                .Select(values => values.Cast<object?>().Count())
                .FirstOrDefault();
    }

    private static Trace Empty(string type) =>
        type switch
        {
            "scatter3d" => new Trace3D(type),
            "pie" or "treemap" or "sankey" => new TraceDomain(type),
            _ => new Trace2D(type),
        };
}
