using EcommerceNotebooks.Warehouse;

namespace Tests.Warehouse;

public sealed class DayRangeTests
{
    private static readonly DateOnly First = new(2019, 11, 5);

    [Fact]
    public void Of_NoDays_GivesOneRange() => Assert.Single(DayRange.Of([], enough: 10));

    [Fact]
    public void Of_DaysWithGaps_CutsAfterTheDayThatReachesEnough()
    {
        DayEvents[] days =
        [
            new(First, 4),
            new(First.AddDays(3), 5),
            new(First.AddDays(4), 1),
            new(First.AddDays(90), 30),
            new(DateOnly.MaxValue, 2),
        ];

        Assert.Equal(
            [
                new DayRange(First, First.AddDays(4)),
                new DayRange(First.AddDays(90), First.AddDays(90)),
                new DayRange(DateOnly.MaxValue, DateOnly.MaxValue),
            ],
            DayRange.Of(days, enough: 10)
        );
    }

    [Fact]
    public void Of_AnyDays_CoversEachDayOnce()
    {
        var random = new Random(3);
        DayEvents[] days =
        [
            .. Enumerable.Range(0, 200).Select(day => new DayEvents(First.AddDays(day * 2), random.Next(1, 9))),
        ];

        var ranges = DayRange.Of(days, enough: 20);

        Assert.All(ranges.Zip(ranges.Skip(1)), pair => Assert.True(pair.First.LastDay < pair.Second.FirstDay));
        Assert.All(days, day => Assert.Single(ranges, range => day.Day >= range.FirstDay && day.Day <= range.LastDay));
    }
}
