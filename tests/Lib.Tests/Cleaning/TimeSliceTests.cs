using EcommerceNotebooks.Cleaning;

namespace Tests.Cleaning;

public sealed class TimeSliceTests
{
    private static readonly DateTime Noon = new(2019, 11, 5, 12, 0, 0);

    [Fact]
    public void Of_NoHours_GivesOneEmptySlice()
    {
        var slice = Assert.Single(TimeSlice.Of([], enough: 10));

        Assert.Equal(slice.From, slice.To);
    }

    [Fact]
    public void Of_HoursWithGaps_CutsAfterTheHourThatReachesEnough()
    {
        HourEvents[] hours =
        [
            new(Noon, 4),
            new(Noon.AddHours(3), 5),
            new(Noon.AddHours(4), 1),
            new(Noon.AddHours(90), 30),
            new(Noon.AddHours(91), 2),
        ];

        var slices = TimeSlice.Of(hours, enough: 10).ToList();

        Assert.Equal(
            [
                new TimeSlice(Noon, Noon.AddHours(5)),
                new TimeSlice(Noon.AddHours(5), Noon.AddHours(91)),
                new TimeSlice(Noon.AddHours(91), Noon.AddHours(92)),
            ],
            slices
        );
    }

    [Fact]
    public void Of_AnyHours_CoversEachHourOnce()
    {
        var random = new Random(3);
        HourEvents[] hours =
        [
            .. Enumerable.Range(0, 200).Select(hour => new HourEvents(Noon.AddHours(hour * 2), random.Next(1, 9))),
        ];

        var slices = TimeSlice.Of(hours, enough: 20).ToList();

        Assert.All(slices.Zip(slices.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        Assert.All(hours, hour => Assert.Single(slices, slice => hour.Hour >= slice.From && hour.Hour < slice.To));
    }
}
