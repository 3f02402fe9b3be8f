using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Experiments;
using Tests.Support;

namespace Tests.Experiments;

/// <summary>Purchases and exposures of some users, and what an experiment makes of them, written out.</summary>
internal sealed record ExperimentWorld(
    IReadOnlyList<(int User, DateTime Time, decimal Price, int Session)> Purchases,
    IReadOnlyList<(int User, string Arm, DateTime At)> Exposures
)
{
    internal static DateTime Start { get; } = new(2019, 11, 10);
    internal static ExperimentSource Source { get; } =
        new()
        {
            From = Start,
            To = Start.AddDays(10),
            WindowDays = 3,
            PreDays = 5,
            Arms = ["a", "b", "c"],
            Exposures = "exposures",
        };

    internal static ExperimentWorld Draw(int seed)
    {
        var random = new Random(seed);
        var purchases = new List<(int, DateTime, decimal, int)>();
        var exposures = new List<(int, string, DateTime)>();
        for (var user = 1; user <= 300; user++)
        {
            var arm = "abc"[random.Next(3)].ToString();
            for (var i = random.Next(4); i > 0; i--)
            {
                var seen = random.Next(40) == 0 ? "abcx"[random.Next(4)].ToString() : arm;
                exposures.Add((user, seen, Start.AddHours(random.Next(-24, 264))));
            }

            for (var i = random.Next(8); i > 0; i--)
            {
                purchases.Add(
                    (user, Start.AddHours(random.Next(-150, 264)), random.Next(1, 20_000) / 100m, random.Next(1, 4))
                );
            }
        }

        return new ExperimentWorld(purchases, exposures);
    }

    internal Shop Open() => Open(Purchases, Exposures);

    internal static Shop Open(
        IReadOnlyList<(int User, DateTime Time, decimal Price, int Session)> purchases,
        IReadOnlyList<(int User, string Arm, DateTime At)> exposures
    )
    {
        var shop = RawEvents.Open(
            RawEvents.InOneFile(
                purchases.Select(
                    (each, i) =>
                        RawEvents.Ordinary with
                        {
                            EventTime = each.Time,
                            EventType = "purchase",
                            ProductId = i + 1,
                            Price = each.Price,
                            UserId = each.User,
                            UserSession = RawEvents.Session((each.User % 100_000 * 10) + each.Session),
                        }
                )
            )
        );
        shop.Pipeline.Clean();
        shop.Connection.Execute("create table exposures (user_id bigint, arm varchar, exposed_at timestamp)");
        shop.Connection.Execute(
            "insert into exposures values ($User, $Arm, $At)",
            exposures.Select(each => new
            {
                each.User,
                each.Arm,
                each.At,
            })
        );
        return shop;
    }

    internal IReadOnlyList<ExperimentUser> Users() =>
        [
            .. Exposures
                .Where(each => each.At >= Source.From && each.At < Source.To)
                .GroupBy(each => each.User)
                .Select(user =>
                {
                    var arms = user.Select(each => each.Arm).Distinct().ToArray();
                    var at = user.Min(each => each.At);
                    var until = at.AddDays(Source.WindowDays) < Source.To ? at.AddDays(Source.WindowDays) : Source.To;
                    var own = Purchases.Where(each => each.User == user.Key).ToArray();
                    var after = own.Where(each => each.Time >= at && each.Time < until).ToArray();
                    var before = own.Where(each => each.Time < at && each.Time >= at.AddDays(-Source.PreDays))
                        .ToArray();
                    return new ExperimentUser(
                        arms.Length == 1 && arms[0] != "x" ? arms[0] : null,
                        after.Select(each => each.Session).Distinct().Count(),
                        after.Length,
                        (double)after.Sum(each => each.Price),
                        before.Select(each => each.Session).Distinct().Count(),
                        (double)before.Sum(each => each.Price)
                    );
                }),
        ];

    internal static IReadOnlyList<MetricSample> Samples(IReadOnlyList<ExperimentUser> users)
    {
        MetricSample Of(ExperimentMetric metric, Func<string, ExperimentUser[], ArmSample> sample) =>
            new(metric, [.. Source.Arms.Select(arm => sample(arm, [.. users.Where(user => user.Arm == arm)]))]);
        double[] Each(ExperimentUser[] own, Func<ExperimentUser, double> value) => [.. own.Select(value)];
        return
        [
            Of(ShopMetrics.Conversion, (arm, own) => ArmSample.Of(arm, Each(own, user => user.Orders > 0 ? 1 : 0))),
            Of(
                ShopMetrics.Revenue,
                (arm, own) => ArmSample.Of(arm, Each(own, user => user.Revenue), Each(own, user => user.PreRevenue))
            ),
            Of(
                ShopMetrics.Orders,
                (arm, own) => ArmSample.Of(arm, Each(own, user => user.Orders), Each(own, user => user.PreOrders))
            ),
            Of(ShopMetrics.Items, (arm, own) => ArmSample.Of(arm, Each(own, user => user.Items))),
            Of(
                ShopMetrics.OrderValue,
                (arm, own) => ArmSample.OfRatio(arm, Each(own, user => user.Revenue), Each(own, user => user.Orders))
            ),
        ];
    }
}
