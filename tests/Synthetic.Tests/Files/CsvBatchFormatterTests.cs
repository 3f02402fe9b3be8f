using EcommerceNotebooks.Synthetic;
using EcommerceNotebooks.Synthetic.Catalogue;
using EcommerceNotebooks.Synthetic.Files;
using EcommerceNotebooks.Synthetic.Journeys;
using EcommerceNotebooks.Synthetic.Months;

namespace Tests.Synthetic.Files;

public sealed class CsvBatchFormatterTests
{
    [Fact]
    public void Format_OfASingleEventIntoAnEmptyBuffer_HasRoomForTheLongestLine()
    {
        var batch = EventBatch.Rent(1, MonthPresets.For("2019-Oct", withOutage: true));
        var longest = 0;
        for (var product = 0; product < ProductCatalogue.Shared.Count; product++)
        {
            batch.Set(
                0,
                new PendingEvent(0, 0, product, SyntheticEventType.Purchase, PlantedMarks.None),
                new OpenSession(int.MaxValue, UInt128.MaxValue)
            );
            byte[] buffer = [];
            longest = Math.Max(longest, CsvBatchFormatter.Shared.Format(batch, ref buffer));
        }

        batch.Return();
        Assert.InRange(longest, 141, 320);
    }
}
