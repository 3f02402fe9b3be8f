using EcommerceNotebooks.Display;

namespace Tests.Display;

public sealed class FindingsTests
{
    [Fact]
    public void ToMarkdown_SignsOfMarkdown_AreEscaped()
    {
        var findings = new Findings("a_b * [60, 300) s <b> `c` | d");

        Assert.Equal(@"- a\_b \* \[60, 300) s \<b> \`c\` \| d", findings.ToMarkdown());
        Assert.Equal("- a_b * [60, 300) s <b> `c` | d", findings.ToString());
    }

    [Fact]
    public void Findings_TextOfSeveralLines_GivesOneForEachLineThatSaysSomething() =>
        Assert.Equal("one|two|three", string.Join('|', new Findings("one\ntwo\n\n", " ", "three").Sentences));

    [Fact]
    public void Findings_None_IsEmptyText() => Assert.Equal("", new Findings().ToMarkdown());
}
