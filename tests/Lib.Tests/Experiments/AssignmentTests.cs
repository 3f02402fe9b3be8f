using EcommerceNotebooks.Experiments;
using EcommerceNotebooks.Statistics;

namespace Tests.Experiments;

public class AssignmentTests
{
    [Theory]
    [InlineData("seed", "a", 0.0505)]
    [InlineData("seed", "b", 0.2696)]
    [InlineData("foo", "ab", 0.2575)]
    [InlineData("90850943850283058242805", "123", 0.7516)]
    public void Unit_SeedAndValue_MatchesGrowthBookVersion2(string seed, string value, double expected) =>
        Assert.Equal(expected, AssignmentHash.Unit(seed, value));

    /// <summary>Test vectors of the hash's authors.</summary>
    [Theory]
    [InlineData("", 0x811c9dc5)]
    [InlineData("a", 0xe40c292c)]
    [InlineData("foobar", 0xbf9cf968)]
    public void Fnv1a_Texts_MatchesFowlerNollVo(string text, uint expected) =>
        Assert.Equal(expected, AssignmentHash.Fnv1a(text));

    [Fact]
    public void Ranges_WeightsAndCoverage_AreCumulativeAndClosedOnTheLeft()
    {
        var assignment = new Assignment(
            new AssignmentOptions
            {
                Seed = "s",
                Arms = ["a", "b", "c"],
                Weights = [1, 1, 2],
                Coverage = 0.5,
            }
        );

        Assert.Equal(
            [new("a", 0, 0.125), new("b", 0.25, 0.375), new AssignmentRange("c", 0.5, 0.75)],
            assignment.Ranges
        );
    }

    [Fact]
    public void ArmOf_ManyUsers_FollowsTheWeights()
    {
        var assignment = new Assignment(new AssignmentOptions { Seed = "spring", Weights = [0.8, 0.2] });
        var counts = Enumerable
            .Range(1, 50_000)
            .CountBy(id => assignment.ArmOf(id)!)
            .ToDictionary(each => each.Key, each => (long)each.Value);

        Assert.True(SampleRatioTest.Of([counts["control"], counts["treatment"]], [0.8, 0.2]).PValue > 0.001);
    }

    [Fact]
    public void ArmOf_TwoSeeds_AreIndependent()
    {
        var one = new Assignment(new AssignmentOptions { Seed = "one" });
        var other = new Assignment(new AssignmentOptions { Seed = "other" });
        var cells = Enumerable
            .Range(1, 40_000)
            .CountBy(id => one.ArmOf(id) + one.ArmOf(id)!.Length + other.ArmOf(id))
            .OrderBy(each => each.Key, StringComparer.Ordinal)
            .Select(each => (long)each.Value)
            .ToArray();

        Assert.Equal(4, cells.Length);
        Assert.True(SampleRatioTest.Of(cells).PValue > 0.001);
    }

    [Fact]
    public void ArmOf_MoreCoverage_KeepsEveryonesArm()
    {
        var half = new Assignment(new AssignmentOptions { Seed = "s", Coverage = 0.5 });
        var full = new Assignment(new AssignmentOptions { Seed = "s" });
        var covered = Enumerable.Range(1, 5_000).Where(id => half.ArmOf(id) is not null).ToArray();

        Assert.InRange(covered.Length, 2_350, 2_650);
        Assert.All(covered, id => Assert.Equal(full.ArmOf(id), half.ArmOf(id)));
        Assert.All(Enumerable.Range(1, 5_000), id => Assert.NotNull(full.ArmOf(id)));
    }

    [Fact]
    public void ArmOf_PartsOfANamespace_DoNotOverlap()
    {
        var first = new Assignment(
            new AssignmentOptions
            {
                Seed = "a",
                Namespace = "checkout",
                NamespaceTo = 0.4,
            }
        );
        var second = new Assignment(
            new AssignmentOptions
            {
                Seed = "b",
                Namespace = "checkout",
                NamespaceFrom = 0.4,
            }
        );

        Assert.All(Enumerable.Range(1, 5_000), id => Assert.True(first.ArmOf(id) is null ^ second.ArmOf(id) is null));
    }

    [Fact]
    public void Options_OutOfRange_Refuse()
    {
        foreach (
            var options in new AssignmentOptions[]
            {
                new() { Seed = "s", Arms = [] },
                new() { Seed = "s", Arms = ["a", "a"] },
                new() { Seed = "s", Weights = [1] },
                new() { Seed = "s", Weights = [0, 0] },
                new() { Seed = "s", Weights = [double.NaN, 1] },
                new() { Seed = "s", Coverage = 1.5 },
                new()
                {
                    Seed = "s",
                    NamespaceFrom = 0.5,
                    NamespaceTo = 0.4,
                },
            }
        )
        {
            Assert.ThrowsAny<ArgumentException>(() => new Assignment(options));
        }
    }
}
