using EcommerceNotebooks;
using EcommerceNotebooks.Cleaning;
using Tests.Support;

namespace Tests.Cleaning;

public sealed class DeduplicationComparisonTests
{
    [SharedDataFact(RealSample.RelativePath)]
    public void CompareDeduplication_RealSample_CountsWhatEachModeRemoves()
    {
        using var shop = RealSample.OpenWithRawEvents();
        var comparison = shop.Pipeline.CompareDeduplication();

        Assert.Equal(["Exact", "Event", "Legacy"], comparison.Effects.Select(effect => effect.Mode));
        Assert.All(
            comparison.Effects,
            effect =>
            {
                var cleaned = shop.Pipeline.Clean(
                    new CleaningOptions { Deduplication = Enum.Parse<DeduplicationMode>(effect.Mode) }
                );
                Assert.Equal(cleaned.Totals.Events, effect.Kept);
                Assert.Equal(cleaned.Totals.DuplicatesRemoved, effect.Removed);
                Assert.Equal(
                    cleaned.Duplicates.Single(count => count.EventType == "cart").Removed,
                    effect.CartsRemoved
                );
                Assert.Equal(
                    effect.Removed,
                    effect.ViewsRemoved + effect.CartsRemoved + effect.RemovesRemoved + effect.PurchasesRemoved
                );
            }
        );
    }
}
