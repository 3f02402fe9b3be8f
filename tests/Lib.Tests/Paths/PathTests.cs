using EcommerceNotebooks;
using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Paths;
using Tests.Periods;
using Tests.Support;
using Tests.Worlds;

namespace Tests.Paths;

[Collection(WorldShop.Collection)]
[Trait("Speed", "Slow")]
public sealed class PathTests(WorldShop worlds)
{
    private static readonly DateTime Noon = new(2019, 10, 1, 12, 0, 0);

    [Fact]
    public void Paths_ManyWorlds_EqualFollowingByHandAndConserveFlow()
    {
        (var others, var inner) = (0, 0);
        foreach (var world in worlds.All())
        {
            var options = Draw(world);

            var report = worlds.Session.Paths.Flow(options);

            Assert.Equal(PathOracle.Links(world, options).Select(each => each.Link), report.Links);
            others += report.Links.Count(link => link.Source == PathReport.Other || link.Target == PathReport.Other);
            inner += CheckFlow(report);
            Assert.Equal(
                EventFilterOracle
                    .Take(world, options.Filter)
                    .Where(row =>
                        row.EventTime < CalendarOracle.End(options.Filter, options.AsOf)
                        && PathOracle.Label(row, options.Step) == options.Anchor
                    )
                    .Select(row => row.SessionKey)
                    .Distinct()
                    .Count(),
                report.Sessions
            );
        }

        Assert.True(
            others > SmallWorld.Share(30) && inner > SmallWorld.Share(80),
            $"{others} links of others, {inner} nodes between two links"
        );
    }

    [Fact]
    public void PathSessions_LinksOfManyWorlds_AreAsManyAsTheySay()
    {
        var lists = 0;
        foreach (var world in worlds.All().Where(world => world.Seed % 3 == 0))
        {
            var options = Draw(world);
            var random = new Random(world.Seed);
            foreach ((var link, var sessions) in PathOracle.Links(world, options).OrderBy(_ => random.Next()).Take(1))
            {
                var list = worlds.Session.Paths.Sessions(options, link);
                Assert.Equal(link.Sessions, list.Count);
                Assert.Equal(sessions, list);
                lists++;
            }
        }

        Assert.True(lists > SmallWorld.Share(30), $"{lists} lists");
    }

    [Fact]
    public void Paths_TiesAndRepeats_AreOrderedAndCollapsed()
    {
        worlds.Use(
            SmallWorld.Of([
                Event("view", 0),
                Event("view", 1),
                Event("purchase", 1),
                Event("cart", 1),
                Event("view", 5),
                Event("view", 9),
            ])
        );
        var options = new PathOptions
        {
            AsOf = Noon.AddDays(1),
            Anchor = "view",
            Steps = 4,
        };

        Assert.Equal(
            [
                new PathLink(1, "view", "cart", 1),
                new PathLink(2, "cart", "purchase", 1),
                new PathLink(3, "purchase", "view", 1),
                new PathLink(4, "view", PathReport.Exit, 1),
            ],
            worlds.Session.Paths.Flow(options).Links
        );
        Assert.Equal(
            [
                new PathLink(1, "cart", "purchase", 1),
                new PathLink(2, "view", "cart", 1),
                new PathLink(3, PathReport.Entry, "view", 1),
            ],
            worlds.Session.Paths.Flow(options with { Anchor = "purchase", Direction = PathDirection.To }).Links
        );
    }

    [Fact]
    public void Paths_Metamorphoses_ChangeNothing()
    {
        foreach (var seed in TestScale.OneOf(3, Enumerable.Range(8, 12)))
        {
            var world = SmallWorld.Draw(seed);
            var options = Draw(world) with { AsOf = world.End, Filter = EventFilter.All };
            worlds.Use(world);
            var before = worlds.Session.Paths.Flow(options).Links;

            foreach (var other in new[] { world.Shuffled(), world.Relabelled(), world.Priced(3) })
            {
                worlds.Use(other);
                Assert.Equal(before, worlds.Session.Paths.Flow(options).Links);
            }

            worlds.Use(world.Later(TimeSpan.FromDays(40)));
            Assert.Equal(before, worlds.Session.Paths.Flow(options with { AsOf = options.AsOf.AddDays(40) }).Links);
        }
    }

    [Fact]
    public void ToChart_BothDirections_FlowFromLeftToRight()
    {
        worlds.Use(20);
        foreach (var direction in Enum.GetValues<PathDirection>())
        {
            var report = worlds.Session.Paths.Flow(
                new PathOptions
                {
                    AsOf = new DateTime(2020, 3, 1),
                    Anchor = "cart",
                    Direction = direction,
                }
            );

            Assert.NotEmpty(report.Links);
            Assert.StartsWith("Sankey chart: Paths", report.ToChart().ToString(), StringComparison.Ordinal);
            Assert.NotEmpty(report.ToChart().ToSvg());
            Assert.Equal(report.Links.Count, report.ToTable().RowCount);
        }
    }

    [Fact]
    public void Paths_NoSessionOrBadOptions_SaysSo()
    {
        worlds.Use(4);
        var options = new PathOptions { AsOf = new DateTime(2020, 3, 1), Anchor = "purchase" };
        using var empty = Shop.InMemory();

        Assert.Contains(
            "No session",
            worlds.Session.Paths.Flow(options).ToChart().ToString(),
            StringComparison.Ordinal
        );
        Assert.Equal(0, worlds.Session.Paths.Flow(options).Sessions);
        Assert.Throws<ArgumentOutOfRangeException>(() => worlds.Session.Paths.Flow(options with { Steps = 7 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => worlds.Session.Paths.Flow(options with { Nodes = 0 }));
        Assert.Throws<ArgumentException>(() => worlds.Session.Paths.Flow(options with { Anchor = " " }));
        Assert.Contains(
            "There is no step \"purchases\"; there are 4: purchase, ",
            Assert
                .Throws<ArgumentException>(() => worlds.Session.Paths.Flow(options with { Anchor = "purchases" }))
                .Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentException>(() => worlds.Session.Paths.Flow(options with { Step = (PathStep)9 }));
        Assert.Throws<InvalidOperationException>(() => empty.Paths.Flow(options));
    }

    // Seen from the anchor, what comes into a node at one place goes on to the next one or to the end of the session.
    private static int CheckFlow(PathReport report)
    {
        var from = report.Options.Direction == PathDirection.From;
        var nodes = 0;
        for (var step = 1; step < report.Options.Steps; step++)
        {
            var coming = Sums(step, link => from ? link.Target : link.Source);
            Assert.Equal(coming, Sums(step + 1, link => from ? link.Source : link.Target));
            nodes += coming.Count;
        }

        return nodes;

        SortedDictionary<string, long> Sums(int step, Func<PathLink, string> node) =>
            new(
                report
                    .Links.Where(link => link.Step == step && node(link) is not (PathReport.Exit or PathReport.Entry))
                    .GroupBy(node)
                    .ToDictionary(group => group.Key, group => group.Sum(link => link.Sessions)),
                StringComparer.Ordinal
            );
    }

    private static PathOptions Draw(SmallWorld world)
    {
        var random = new Random(world.Seed);
        var step = world.Events.Count == 0 ? PathStep.EventType : (PathStep)random.Next(5);
        return new PathOptions
        {
            AsOf = PeriodWorlds.AsOf(world, random),
            Filter = PeriodWorlds.Filter(world, random),
            Step = step,
            Anchor =
                world.Events.Count == 0
                    ? "view"
                    : PathOracle.Label(world.Events[random.Next(world.Events.Count)], step),
            Direction = (PathDirection)random.Next(2),
            Steps = random.Next(1, 5),
            Nodes = random.Next(1, 5),
        };
    }

    private static CleanEvent Event(string type, int second) =>
        SmallWorld.Draw(1).Events[0] with
        {
            EventType = type,
            EventTime = Noon.AddSeconds(second),
        };
}
