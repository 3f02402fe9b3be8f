using System.Collections;
using System.Reflection;
using EcommerceNotebooks.Display;

namespace Tests.Display;

/// <summary>Reads the formatters as a notebook engine does: by names and reflection alone.</summary>
public class TypeFormatterConventionTests
{
    [Fact]
    public void Table_ReadByConvention_GivesHtmlAndText()
    {
        Table table = Table.Of([1]);

        var bundle = Bundle(table);

        Assert.Equal(table.ToHtml(), bundle["text/html"]);
        Assert.Equal(table.ToString(), bundle["text/plain"]);
        Assert.Equal(2, bundle.Count);
    }

    internal static Dictionary<string, string> Bundle(object value)
    {
        object attribute = value
            .GetType()
            .GetCustomAttributes(inherit: true)
            .Single(each => each.GetType().Name == "TypeFormatterSourceAttribute");
        var source = (Type)Property(attribute, "FormatterSourceType")!;
        var preferred = (string[])Property(attribute, "PreferredMimeTypes")!;
        object instance = Activator.CreateInstance(source)!;
        var formatters = (IEnumerable)source.GetMethod("CreateTypeFormatters")!.Invoke(instance, null)!;
        var bundle = new Dictionary<string, string>();
        foreach (object formatter in formatters)
        {
            var format = formatter.GetType().GetMethod("Format")!;
            Assert.Equal(
                [typeof(object), typeof(TextWriter)],
                format.GetParameters().Select(each => each.ParameterType)
            );
            using var writer = new StringWriter();
            Assert.True((bool)format.Invoke(formatter, [value, writer])!);
            Assert.False((bool)format.Invoke(formatter, ["another type", writer])!);
            bundle.Add((string)Property(formatter, "MimeType")!, writer.ToString());
        }

        Assert.Equal(preferred.Order(), bundle.Keys.Order());
        return bundle;
    }

    private static object? Property(object instance, string name) =>
        instance.GetType().GetProperty(name)!.GetValue(instance);
}
