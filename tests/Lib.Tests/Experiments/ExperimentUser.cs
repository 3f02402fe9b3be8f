namespace Tests.Experiments;

/// <summary>One user of an experiment; no arm means that the user is not analysed.</summary>
internal sealed record ExperimentUser(
    string? Arm,
    double Orders,
    double Items,
    double Revenue,
    double PreOrders,
    double PreRevenue
);
