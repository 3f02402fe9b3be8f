using Tests.Kernel.Completion;
using Tests.Support;

namespace Tests.Notebooks;

/// <summary>What a notebook's cell offers behind <c>shop.</c>, once it has loaded setup.csx.</summary>
public sealed class RoomCompletionTests : IDisposable
{
    private readonly Assisted cells = new Assisted(Path.Combine(Repository.Root, "notebooks")).Run(
        """
        #!import "setup.csx"
        Shop shop = null!;
        """
    );

    public void Dispose() => cells.Dispose();

    [Fact]
    public void Complete_AShop_OffersItsRoomsAndTheirQuestions()
    {
        Assert.Superset(
            Names("Pipeline Lake Quality Insights Funnels Customers Query OpenSession"),
            cells.Texts("shop.|").ToHashSet()
        );
        Assert.Superset(Names("Count By Trend Units ByUnit"), cells.Texts("shop.Funnels.|").ToHashSet());
    }

    [Fact]
    public void Help_QuestionOfARoom_TellsWhatItIsFor() =>
        Assert.Contains("units at each step", cells.Help("shop.Funnels.Cou|nt"), StringComparison.Ordinal);

    private static HashSet<string> Names(string names) => [.. names.Split(' ')];
}
