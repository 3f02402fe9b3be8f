using EcommerceNotebooks;
using EcommerceNotebooks.Questions.Dashboard;
using Tests.Insights;
using Tests.Support;
using Tests.Worlds;
using static Tests.Dashboard.DashboardAssert;

namespace Tests.Dashboard;

/// <summary>Logs at the edges and names made to break pages: every figure answers, says why it is empty, and draws.</summary>
[Trait("Speed", "Slow")]
[Collection(WorldShop.DashboardCollection)]
public sealed class FigureShapesTests(WorldShop worlds)
{
    private static readonly string[] OfTheLog = ["explorer-missing", "explorer-rejected", "explorer-quarantined"];

    private static readonly string[] Hostile =
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "=cmd|' /C calc'!A0",
        "'; drop table events; --",
        "a\"b&amp;c",
        "uncategorized",
        "unknown_brand",
        "other",
        "\u202eabc",
        "%s {0} $x ?",
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void Answer_WorldsAtTheEdge_AnswersEveryFigure(int seed)
    {
        worlds.Use(seed);

        AssertAnswers(DashboardFilter.All);
        AssertAnswers(new DashboardFilter { From = new DateOnly(2031, 1, 1) });
        AssertAnswers(new DashboardFilter { To = new DateOnly(2001, 1, 1), TimeZone = "Asia/Kolkata" });
        AssertAnswers(
            new DashboardFilter
            {
                EventType = "remove_from_cart",
                Segment = "Power User",
                Compare = Comparison.PreviousPeriod,
            }
        );
        AssertAnswers(
            new DashboardFilter
            {
                From = new DateOnly(2019, 10, 1),
                To = new DateOnly(2019, 10, 2),
                WithoutBrand = true,
            }
        );
    }

    [Fact]
    public void Answer_HostileNames_ShowsThemAsTextAndOpensThem()
    {
        var first = SmallWorld.Draw(7).Events[0];
        var world = worlds.Use(
            SmallWorld.Of([
                .. Hostile.SelectMany(
                    (name, user) =>
                        Enumerable
                            .Range(0, 40)
                            .Select(index =>
                                first with
                                {
                                    UserId = user,
                                    ProductId = user,
                                    Brand = name,
                                    CategoryCode = name + ".sub" + name,
                                    EventType = index % 20 == 0 ? "purchase" : "view",
                                }
                            )
                ),
                first with
                {
                    Brand = null,
                    CategoryCode = null,
                },
                first with
                {
                    CategoryCode = "a..b",
                },
                first with
                {
                    CategoryCode = ".begins",
                },
                first with
                {
                    CategoryCode = "ends.",
                },
                first with
                {
                    CategoryCode = "...",
                },
            ])
        );

        foreach (var filter in Hostile.Select(name => new DashboardFilter { Brand = name }).Append(DashboardFilter.All))
        {
            foreach (var answer in AssertAnswers(filter))
            {
                Assert.DoesNotContain(
                    "<script",
                    answer.Chart?.ToPlotlyJson() ?? "",
                    StringComparison.OrdinalIgnoreCase
                );
                Assert.DoesNotContain("<img", answer.Chart?.ToPlotlyJson() ?? "", StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("<script", answer.Chart?.ToSvg() ?? "", StringComparison.OrdinalIgnoreCase);
            }
        }

        var categories = worlds.Session.Dashboard.Answer("explorer-categories");
        foreach (var row in categories.Table.Rows)
        {
            var opened = worlds.Session.Dashboard.Open("explorer-categories", "events", place: Place(categories, row));
            Assert.Equal(row["events"], opened.Value);
        }

        Assert.Equal(
            world.Events.Count,
            categories
                .Table.Rows.Where(row => (int)row["level"]! == 1 || (string?)row["category"] is ".begins" or "..")
                .Sum(row => (long)row["events"]!)
        );
    }

    [Fact]
    public void Answer_ShopsBuiltFromRows_AnswersWhatBecameOfThem()
    {
        using var empty = Tests.Insights.Worlds.Built([]);
        using var one = Tests.Insights.Worlds.Built([RawEvents.Ordinary]);

        Assert.Equal(
            ["0 raw rows: 0 clean, 0 copies removed and 0 put aside, none missing."],
            empty.Dashboard.Answer("explorer-quarantined").Sentences
        );
        Assert.Equal(
            ["1 raw row: 1 clean, 0 copies removed and 0 put aside, none missing."],
            one.Dashboard.Answer("explorer-quarantined").Sentences
        );
        foreach (var figure in OfTheLog)
        {
            Assert.NotEmpty(empty.Dashboard.Answer(figure).Sentences);
            Assert.NotEmpty(one.Dashboard.Answer(figure).Sentences);
        }
    }

    private List<FigureAnswer> AssertAnswers(DashboardFilter filter)
    {
        List<FigureAnswer> answers = [];
        foreach (
            var figure in worlds.Session.Dashboard.Figures.Where(figure =>
                figure.Page is "executive" or "explorer" or "customers" && !OfTheLog.Contains(figure.Name)
            )
        )
        {
            var answer = worlds.Session.Dashboard.Answer(figure.Name, filter);
            Assert.True(
                figure.Kind == FigureKind.Cards || answer.Sentences.All(text => text.EndsWith('.') && text.Length > 10),
                $"{figure.Name}: {string.Join(" ", answer.Sentences)}"
            );
            Assert.True(figure.Kind == FigureKind.Cards || answer.Sentences.Count > 0, figure.Name);
            Assert.Equal(figure.Kind == FigureKind.Chart, answer.Chart is not null);
            Assert.NotEmpty(answer.Chart?.ToPlotlyJson() ?? "none");
            Assert.NotEmpty(answer.Chart?.ToSvg() ?? "none");
            Assert.NotEmpty(answer.Chart?.ToString() ?? "none");
            Assert.NotEmpty(answer.Table.ToHtml());
            Assert.Subset(
                answer.Table.Columns.Select(column => column.Name).ToHashSet(),
                answer.Keys.Concat(answer.Numbers.Keys).ToHashSet()
            );
            answers.Add(answer);
        }

        return answers;
    }
}
