using CSharpKernel.Running;

namespace Tests.Kernel.Running;

public class OutputSanitizerTests
{
    [Theory]
    [InlineData("took 1.25 s", "took <duration>")]
    [InlineData("took 17ms, then 2 min", "took <duration>, then <duration>")]
    [InlineData("took 1,250.5 seconds", "took <duration>")]
    [InlineData("00:00:01.2345678 elapsed", "<duration> elapsed")]
    [InlineData("135.2 MB/s and 1,000 rows/s", "<rate> and <rate>")]
    [InlineData("wrote /tmp/a b/c.csv", "wrote <path> b/c.csv")]
    [InlineData("in C:\\Users\\ann\\data.csv.", "in <path>")]
    [InlineData("(/home/ann/x.csv)", "(<path>)")]
    [InlineData("id 01234567-89AB-cdef-0123-456789abcdef.", "id <guid>.")]
    [InlineData("\u001b[31mred\u001b[0m", "red")]
    [InlineData("trailing  \nblanks \t\n", "trailing\nblanks")]
    public void Sanitize_TextThatDiffersFromRunToRun_IsReplaced(string text, string expected) =>
        Assert.Equal(expected, OutputSanitizer.Sanitize(text));

    [Theory]
    [InlineData("34,844 events, 477 purchases")]
    [InlineData("2019-11-05 08:30:00")]
    [InlineData("view/cart 2.20 %, and/or")]
    [InlineData("revenue 146,663.25 in 5 sessions")]
    [InlineData("data/sample/events.csv")]
    [InlineData("https://example.com/a/b")]
    [InlineData("08:30:00 to 09:00:00")]
    public void Sanitize_TextThatIsTheSameInEveryRun_IsKept(string text) =>
        Assert.Equal(text, OutputSanitizer.Sanitize(text));
}
