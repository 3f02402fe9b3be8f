namespace EcommerceNotebooks.Customers;

/// <summary>Clusters around means.</summary>
/// <param name="Dimensions">Coordinates of a point.</param>
/// <param name="Means">The means, row by row.</param>
/// <param name="Labels">The cluster of each point, from 0 on.</param>
/// <param name="Inertia">The sum of squared distances to the means.</param>
/// <param name="Rounds">Rounds of the search.</param>
/// <param name="HasConverged">Whether its last round moved no point.</param>
public sealed record KMeansResult(
    int Dimensions,
    double[] Means,
    int[] Labels,
    double Inertia,
    int Rounds,
    bool HasConverged
);
