using System.Globalization;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Questions.Recommendations.Neighbours;

/// <summary>A product that was in the same sessions as another: a row of <c>predictions_product_neighbours</c>.</summary>
/// <param name="ProductId">The product.</param>
/// <param name="Rank">The place, 1 for the most alike.</param>
/// <param name="NeighbourId">Its neighbour.</param>
/// <param name="Similarity">How alike both are.</param>
/// <param name="Sessions">How many sessions have both.</param>
public sealed record ProductNeighbour(long ProductId, int Rank, long NeighbourId, double Similarity, long Sessions);

/// <summary>A product that sessions came to after another: a row of <c>predictions_product_followers</c>.</summary>
/// <param name="ProductId">The product.</param>
/// <param name="Rank">The place, 1 for what follows most.</param>
/// <param name="FollowerId">What follows it.</param>
/// <param name="Weight">Sessions in which it follows, each 1 over how many products later.</param>
/// <param name="Sessions">How many sessions these are.</param>
public sealed record ProductFollower(long ProductId, int Rank, long FollowerId, double Weight, long Sessions);

/// <summary>What was written to a table of neighbours or followers.</summary>
/// <param name="Relation">The table.</param>
/// <param name="Options">What was asked.</param>
/// <param name="Items">Different products of sessions with two or more, summed over sessions: what was paired.</param>
/// <param name="Products">Products with a row.</param>
/// <param name="Rows">Rows of the table.</param>
public sealed record NeighbourReport(string Relation, NeighbourOptions Options, long Items, long Products, long Rows)
    : TableReport
{
    /// <summary>How many products and rows the table has, in a sentence.</summary>
    public string Sentence =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Relation} has {Words.Count(Rows, "row")} for {Words.Count(Products, "product")}, counted over {Words.Count(Items, "product")} in sessions with two or more."
        );

    /// <summary>The counts.</summary>
    public override Table ToTable() =>
        Table.OfMeasures(
            Relation,
            new Measure("products of sessions", Items),
            new Measure("products", Products),
            new Measure("rows", Rows)
        );
}
