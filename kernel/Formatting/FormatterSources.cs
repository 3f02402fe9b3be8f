using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;

namespace CSharpKernel.Formatting;

/// <summary>
/// Honours the formatter convention without referencing the libraries that follow it: a class carries an attribute of the simple name
/// <c>TypeFormatterSourceAttribute</c>, which names a type whose <c>CreateTypeFormatters()</c> gives the formatters.
/// </summary>
internal static class FormatterSources
{
    private const string AttributeName = "TypeFormatterSourceAttribute";

    private static readonly ConcurrentDictionary<Type, IReadOnlyList<ConventionFormatter>> Known = new();

    /// <summary>What the value's own formatters write, by MIME type; empty when it has none or all decline.</summary>
    public static Dictionary<string, string> Format(object value)
    {
        Dictionary<string, string> written = new(StringComparer.Ordinal);
        foreach (var formatter in Known.GetOrAdd(value.GetType(), Find))
        {
            if (written.ContainsKey(formatter.MimeType) || !formatter.Accepts(value))
            {
                continue;
            }

            using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
            if (formatter.Format(value, writer))
            {
                written[formatter.MimeType] = writer.ToString();
            }
        }

        return written;
    }

    private static IReadOnlyList<ConventionFormatter> Find(Type type)
    {
        foreach (
            var attribute in type.GetCustomAttributes(inherit: true)
                .Where(found => found.GetType().Name == AttributeName)
        )
        {
            var attributeType = attribute.GetType();
            if (attributeType.GetProperty("FormatterSourceType")?.GetValue(attribute) is not Type sourceType)
            {
                continue;
            }

            var preferred = attributeType.GetProperty("PreferredMimeTypes")?.GetValue(attribute) as string[];
            return Order(Create(sourceType, type), preferred);
        }

        return PlotlyNetChart.FormattersOf(type);
    }

    private static List<ConventionFormatter> Create(Type sourceType, Type decorated)
    {
        var method = sourceType.GetMethod("CreateTypeFormatters", Type.EmptyTypes);
        if (sourceType.GetConstructor(Type.EmptyTypes) is null || method is null)
        {
            return [];
        }

        return method.Invoke(Activator.CreateInstance(sourceType), null) is IEnumerable formatters
            ?
            [
                .. formatters
                    .Cast<object>()
                    .Select(item => ConventionFormatter.Of(item, decorated))
                    .OfType<ConventionFormatter>(),
            ]
            : [];
    }

    // A type that names preferred MIME types is shown in these alone; plain text is always kept.
    private static List<ConventionFormatter> Order(List<ConventionFormatter> formatters, string[]? preferred) =>
        preferred is null
            ? formatters
            :
            [
                .. formatters.Where(formatter =>
                    formatter.MimeType == MimeBundle.PlainText
                    || preferred.Contains(formatter.MimeType, StringComparer.Ordinal)
                ),
            ];
}
