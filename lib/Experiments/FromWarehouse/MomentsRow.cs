using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Experiments;

/// <summary>One row of the query that sums an experiment up.</summary>
internal sealed record MomentsRow(
    string Arm,
    string Segment,
    long Users,
    long Converted,
    double Orders,
    double OrdersSquares,
    double Items,
    double ItemsSquares,
    double Revenue,
    double RevenueSquares,
    double RevenueOrders,
    double PreOrders,
    double PreOrdersSquares,
    double OrdersPreOrders,
    double PreRevenue,
    double PreRevenueSquares,
    double RevenuePreRevenue
)
{
    /// <summary>The arm's sufficient statistics of each of <see cref="ShopMetrics.All"/>.</summary>
    internal ArmSample[] Samples() =>
        [
            Single(SampleMoments.FromCounts(Converted, Users)),
            Single(SampleMoments.FromSums(Users, Revenue, RevenueSquares)) with
            {
                Covariate = PairedMoments.FromSums(
                    Users,
                    Revenue,
                    RevenueSquares,
                    PreRevenue,
                    PreRevenueSquares,
                    RevenuePreRevenue
                ),
            },
            Single(SampleMoments.FromSums(Users, Orders, OrdersSquares)) with
            {
                Covariate = PairedMoments.FromSums(
                    Users,
                    Orders,
                    OrdersSquares,
                    PreOrders,
                    PreOrdersSquares,
                    OrdersPreOrders
                ),
            },
            Single(SampleMoments.FromSums(Users, Items, ItemsSquares)),
            new(Arm, PairedMoments.FromSums(Users, Revenue, RevenueSquares, Orders, OrdersSquares, RevenueOrders)),
        ];

    /// <summary>The statistics of an arm without users.</summary>
    internal static ArmSample[] NoUsers(string arm) =>
        new MomentsRow(arm, "", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0).Samples();

    private ArmSample Single(SampleMoments moments) => new(Arm, new PairedMoments(moments, SampleMoments.Empty, 0));
}
