using EcommerceNotebooks;
using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Periods;
using EcommerceNotebooks.Retention;
using Tests.Periods;
using Tests.Support;
using Tests.Worlds;

namespace Tests.Retention;

[Collection(WorldShop.Collection)]
public sealed class RetentionByTests(WorldShop worlds)
{
    private static readonly DateOnly FirstDay = new(2019, 10, 1);
    private static readonly RetentionOptions Daily = new()
    {
        AsOf = new DateTime(2019, 10, 3),
        Period = CalendarPeriod.Day,
    };

    [Fact]
    public void RetentionBy_WorldsByBrand_EachGroupIsCountedByHandAmongItsEvents()
    {
        var groups = 0;
        foreach (var world in worlds.All().Where(world => world.Seed % 4 == 0))
        {
            var random = new Random(world.Seed);
            var filter = PeriodWorlds.Filter(world, random) with { Brand = null, WithoutBrand = false };
            var options = new RetentionOptions
            {
                AsOf = PeriodWorlds.AsOf(world, random),
                Filter = filter,
                Period = PeriodWorlds.Unit(random),
            };

            var report = worlds.Session.Retention.By(options, RetentionBreakdown.Brand, 3);

            foreach (var group in report.Groups)
            {
                var isUnknown = group.Value == "unknown_brand";
                var own = options with
                {
                    Filter = filter with { Brand = isUnknown ? null : group.Value, WithoutBrand = isUnknown },
                };
                Assert.Equal(RetentionOracle.Cells(world, own).Select(each => each.Cell), group.Report.Cells);
                groups++;
            }

            Assert.Equal(
                report.Groups.OrderByDescending(group => group.Events).Select(group => group.Events),
                report.Groups.Select(group => group.Events)
            );
        }

        Assert.True(groups > SmallWorld.Share(50), $"{groups} groups");
    }

    [Fact]
    public void RetentionBy_UserOfTwoBrands_CountsInBoth()
    {
        worlds.Use(SmallWorld.Of([Event(1, 0, "acer"), Event(1, 1, "acer"), Event(1, 0, "lenovo"), Event(2, 0, null)]));
        var report = worlds.Session.Retention.By(Daily, RetentionBreakdown.Brand);
        Assert.Equal(
            [("acer", 2L, 1L, 1L), ("lenovo", 1L, 1L, 0L), ("unknown_brand", 1L, 1L, 0L)],
            report.Groups.Select(group => (group.Value, group.Events, group.Next!.Size, group.Next.Retained))
        );
        Assert.Equal(3, report.ToTable().Rows.Length);
    }

    [Theory]
    [InlineData(90, 20, "users of acer come back to it most often in the next day: 90.00 % of 100 users")]
    [InlineData(20, 90, "users of lenovo come back to it most often in the next day: 90.00 % of 100 users")]
    [InlineData(
        50,
        52,
        "No brand's users clearly come back to it most often in the next day; the intervals of these overlap: lenovo (52.00 % of 100 users) and acer (50.00 % of 100 users)."
    )]
    [InlineData(0, 0, "No brand's users clearly")]
    public void Sentence_OtherShares_NamesTheClearFirstOrNone(int acer, int lenovo, string said)
    {
        worlds.Use(
            SmallWorld.Of([
                .. Enumerable.Range(0, 100).SelectMany(user => Stays("acer", 1 + user, user < acer)),
                .. Enumerable.Range(0, 100).SelectMany(user => Stays("lenovo", 1001 + user, user < lenovo)),
            ])
        );
        Assert.Contains(
            said,
            worlds.Session.Retention.By(Daily, RetentionBreakdown.Brand).Sentence,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void RetentionBy_ByCategory_TakesAllBelowTheTopOne()
    {
        worlds.Use(
            SmallWorld.Of([
                Event(1, 0, "acer") with
                {
                    CategoryCode = "computers.notebook",
                },
                Event(1, 1, "acer") with
                {
                    CategoryCode = "computers.desktop",
                },
                Event(2, 0, "acer") with
                {
                    CategoryCode = null,
                },
            ])
        );
        var report = worlds.Session.Retention.By(Daily, RetentionBreakdown.Category);
        Assert.Equal(
            [("computers", 1L, 1L), ("uncategorized", 1L, 0L)],
            report.Groups.Select(group => (group.Value, group.Next!.Size, group.Next.Retained))
        );
    }

    [Fact]
    public void RetentionBy_FilterOfTheSameKindOrNothingToCompare_SaysSo()
    {
        worlds.Use(SmallWorld.Of([Event(1, 0, "acer")]));
        Assert.Throws<ArgumentException>(() =>
            worlds.Session.Retention.By(
                Daily with
                {
                    Filter = new EventFilter { Brand = "acer" },
                },
                RetentionBreakdown.Brand
            )
        );
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            worlds.Session.Retention.By(Daily, RetentionBreakdown.Brand, 0)
        );
        var early = worlds.Session.Retention.By(
            Daily with
            {
                AsOf = new DateTime(2019, 10, 2),
            },
            RetentionBreakdown.Brand
        );
        Assert.Contains("cannot be said yet", early.Sentence, StringComparison.Ordinal);
        Assert.Contains("cannot be said yet", early.ToChart().ToString(), StringComparison.Ordinal);
        Assert.Contains("not ended", early.ToTable().ToString(), StringComparison.Ordinal);
    }

    private static IEnumerable<CleanEvent> Stays(string brand, long user, bool stays) =>
        stays ? [Event(user, 0, brand), Event(user, 1, brand)] : [Event(user, 0, brand)];

    private static CleanEvent Event(long user, int day, string? brand) =>
        SmallWorld.Draw(1).Events[0] with
        {
            UserId = user,
            Brand = brand,
            EventTime = FirstDay.AddDays(day).ToDateTime(new TimeOnly(12, 0)),
            UserSession = RawEvents.Session((int)(100 * user) + day),
        };
}
