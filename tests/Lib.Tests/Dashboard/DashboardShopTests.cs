using System.Globalization;
using EcommerceNotebooks;
using EcommerceNotebooks.Pipeline;
using EcommerceNotebooks.Questions.Dashboard;
using Tests.Support;

namespace Tests.Dashboard;

[Trait("Speed", "Slow")]
public sealed class DashboardShopTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Answer_OtherData_SaysOtherSentences()
    {
        List<ILookup<string, string>> said = [];
        foreach (var seed in new[] { 9, 10, 11, 12 })
        {
            using var shop = Shop.InMemory();
            Load(shop, seed);
            said.Add(
                shop.Dashboard.Figures.SelectMany(figure =>
                        shop.Dashboard.Answer(figure.Name).Sentences.Select(sentence => (figure.Name, sentence))
                    )
                    .ToLookup(each => each.Name, each => each.sentence)
            );
        }

        var withNumbers = said[0]
            .SelectMany(figure => figure.Select(sentence => (figure.Key, Sentence: sentence)))
            .Where(each => each.Sentence.Any(char.IsDigit))
            .ToArray();
        Assert.True(withNumbers.Length > 20, $"{withNumbers.Length} sentences with numbers");
        Assert.Equal([], withNumbers.Where(each => said.Skip(1).All(world => world[each.Key].Contains(each.Sentence))));
    }

    [Fact]
    public void Answer_TablesBuiltAnew_FollowTheData()
    {
        using var shop = Shop.InMemory();
        using var other = Shop.InMemory();
        Load(shop, 9);
        Load(other, 9);
        Load(other, 10);
        var before = shop.Dashboard.Answer("home-totals").Table.ToString();
        var expected = other.Dashboard.Answer("home-totals").Table.ToString();
        Assert.NotEqual(expected, before);

        Load(shop, 10);

        Assert.Equal(expected, shop.Dashboard.Answer("home-totals").Table.ToString());
    }

    public void Dispose() => folder.Dispose();

    private void Load(Shop shop, int seed)
    {
        var path = Path.Combine(folder.Path, $"{seed}.csv");
        File.WriteAllLines(
            path,
            [
                "event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session",
                .. RawEvents
                    .Draw(seed, 40 * seed)
                    .Select(
                        (row, place) =>
                            Line(
                                row with
                                {
                                    EventTime = row.EventTime?.AddDays(seed + (place % (seed - 6))),
                                    UserId = row.UserId * (1 + (place % ((2 * seed) - 15))),
                                }
                            )
                    ),
                "not,a,line",
            ]
        );
        shop.Pipeline.Prepare(path, PipelineStep.StarSchema);
        shop.Pipeline.Prepare(path, PipelineStep.Sessions);
    }

    private static string Line(RawEvent row) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(row.EventTime is { } time ? $"{time:yyyy-MM-dd HH:mm:ss} UTC" : "")},{row.EventType},{row.ProductId},{row.CategoryId},{row.CategoryCode},{row.Brand},{row.Price},{row.UserId},{row.UserSession}"
        );
}
