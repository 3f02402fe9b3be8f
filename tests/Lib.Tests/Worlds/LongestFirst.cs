using Tests.Net;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Tests.Worlds.LongestFirst", "Lib.Tests")]

namespace Tests.Worlds;

/// <summary>Begins with the collections that take longest one test after the other, so that none of them is left alone at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection =>
            collection.DisplayName == WorldShop.Collection ? 0
            : collection.DisplayName == WorldShop.DashboardCollection ? 1
            : collection.DisplayName.EndsWith($".{nameof(NetTests)}", StringComparison.Ordinal) ? 2
            : 3
        );
}
