using EcommerceNotebooks.Activity;
using Tests.Periods;
using Tests.Support;
using Tests.Worlds;

namespace Tests.Activity;

/// <summary>Options drawn for a world, and a world whose users are active on the days of the specified vector.</summary>
internal static class ActivityWorlds
{
    internal static readonly DateTime FirstOfMonth = new(2020, 1, 1);

    internal static ActivityOptions Draw(SmallWorld world)
    {
        var random = new Random(world.Seed);
        return new ActivityOptions
        {
            AsOf = PeriodWorlds.AsOf(world, random),
            Filter = PeriodWorlds.Filter(world, random),
            Kind = PeriodWorlds.Kind(random),
            Period = PeriodWorlds.Unit(random),
        };
    }

    /// <summary>One event of each user on each of the days of January 2020.</summary>
    internal static SmallWorld OfDays(params (long User, int[] Days)[] users) =>
        SmallWorld.Of(
            users.SelectMany(user =>
                user.Days.Select(day =>
                    SmallWorld.Draw(1).Events[0] with
                    {
                        UserId = user.User,
                        EventTime = FirstOfMonth.AddDays(day - 1).AddHours(12),
                        UserSession = RawEvents.Session((int)(100 * user.User) + day),
                    }
                )
            )
        );

    internal static SmallWorld Vector() => OfDays((1, [11, 12, 13, 15, 17, 19]), (2, [9, 12]), (3, [12]), (4, [15]));
}
