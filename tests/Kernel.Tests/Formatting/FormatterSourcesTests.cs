using CSharpKernel.Formatting;

namespace Tests.Kernel.Formatting;

public class FormatterSourcesTests
{
    [Fact]
    public void Format_TypeWithTheAttribute_GivesEveryMimeTypeOfItsFormatters()
    {
        var bundle = ValueFormatter.Format(new Picture("cat"));
        Assert.Equal(["application/vnd.plotly.v1+json", "text/html", "text/plain"], bundle.Entries.Keys);
        Assert.Equal("<img alt=\"cat\">", bundle.Text("text/html"));
        Assert.Equal("picture of cat", bundle.Text("text/plain"));
        Assert.Equal("cat", bundle.Entries["application/vnd.plotly.v1+json"]["data"]!.GetValue<string>());
    }

    [Fact]
    public void Format_SubclassOfSuchAType_IsFormattedToo() =>
        Assert.Equal("<img alt=\"kitten\">", ValueFormatter.Format(new Kitten()).Text("text/html"));

    [Fact]
    public void Format_PreferredMimeTypes_AreGivenAloneWithPlainText()
    {
        var bundle = ValueFormatter.Format(new Preferring("cat"));
        Assert.Equal(["text/html", "text/plain"], bundle.Entries.Keys);
    }

    [Fact]
    public void Format_AskedForOneMimeType_GivesItWithPlainText() =>
        Assert.Equal(["text/html", "text/plain"], ValueFormatter.Format(new Picture("cat"), "text/html").Entries.Keys);

    [Fact]
    public void Format_FormatterThatDeclines_LeavesItToTheNext() =>
        Assert.Equal("second", ValueFormatter.Format(new Declined()).Text("text/plain"));

    [Fact]
    public void Format_FormatterOfAnotherType_IsNotUsed() =>
        Assert.Equal("Foreign value", ValueFormatter.Format(new Foreign()).Text("text/plain"));

    [Fact]
    public void Format_SourceWithoutTheConventionsShape_FallsBackToTheOrdinaryForm() =>
        Assert.Equal("Shapeless value", ValueFormatter.Format(new Shapeless()).Text("text/plain"));

    [Fact]
    public void Format_FormatterThatThrows_ThrowsItsException()
    {
        var thrown = Assert.Throws<FormatException>(() => ValueFormatter.Format(new Throwing()));
        Assert.Equal("cannot draw", thrown.Message);
    }

    [Fact]
    public void Format_SourceWithoutPlainText_GetsTheOrdinaryPlainText() =>
        Assert.Equal("OnlyHtml value", ValueFormatter.Format(new OnlyHtml()).Text("text/plain"));

    [TypeFormatterSource(typeof(PictureFormatters))]
    private class Picture(string name)
    {
        public string Name { get; } = name;
    }

    private sealed class Kitten() : Picture("kitten");

    [TypeFormatterSource(typeof(PictureFormatters), PreferredMimeTypes = ["text/html"])]
    private sealed class Preferring(string name) : Picture(name);

    [TypeFormatterSource(typeof(DeclinedFormatters))]
    private sealed class Declined;

    [TypeFormatterSource(typeof(ForeignFormatters))]
    private sealed class Foreign
    {
        public override string ToString() => "Foreign value";
    }

    [TypeFormatterSource(typeof(string))]
    private sealed class Shapeless
    {
        public override string ToString() => "Shapeless value";
    }

    [TypeFormatterSource(typeof(ThrowingFormatters))]
    private sealed class Throwing;

    [TypeFormatterSource(typeof(OnlyHtmlFormatters))]
    private sealed class OnlyHtml
    {
        public override string ToString() => "OnlyHtml value";
    }

    private sealed class PictureFormatters
    {
        public object[] CreateTypeFormatters() =>
            new object[]
            {
                new Formatter("text/html", (value, writer) => writer.Write($"<img alt=\"{((Picture)value).Name}\">")),
                new Formatter("text/plain", (value, writer) => writer.Write($"picture of {((Picture)value).Name}")),
                new Formatter(
                    "application/vnd.plotly.v1+json",
                    (value, writer) => writer.Write($"{{\"data\": \"{((Picture)value).Name}\"}}")
                ),
            };
    }

    private sealed class DeclinedFormatters
    {
        public object[] CreateTypeFormatters() =>
            new object[]
            {
                new Formatter("text/plain", (_, writer) => writer.Write("first"), accepts: false),
                new Formatter("text/plain", (_, writer) => writer.Write("second")),
            };
    }

    private sealed class ForeignFormatters
    {
        public object[] CreateTypeFormatters() =>
            new object[]
            {
                new Formatter("text/plain", (_, writer) => writer.Write("wrong")) { Type = typeof(Picture) },
            };
    }

    private sealed class ThrowingFormatters
    {
        public object[] CreateTypeFormatters() =>
            new object[] { new Formatter("text/plain", (_, _) => throw new FormatException("cannot draw")) };
    }

    private sealed class OnlyHtmlFormatters
    {
        public object[] CreateTypeFormatters() =>
            new object[] { new Formatter("text/html", (_, writer) => writer.Write("<hr>")) };
    }

    private sealed class Formatter(string mimeType, Action<object, TextWriter> write, bool accepts = true)
    {
        public string MimeType { get; } = mimeType;

        public Type? Type { get; init; }

        public bool Format(object value, TextWriter writer)
        {
            if (accepts)
            {
                write(value, writer);
            }

            return accepts;
        }
    }
}
