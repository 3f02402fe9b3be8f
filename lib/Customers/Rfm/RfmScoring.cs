namespace EcommerceNotebooks.Customers;

/// <summary>How values become scores from 1 to 5.</summary>
public enum RfmScoring
{
    /// <summary>min(5, 1 + floor(5 * percent rank)): equal values always have equal scores, so groups may be of unequal size.</summary>
    PercentRank,

    /// <summary>Five groups of equal size, equal values parted by user id: what SQL's ntile does, in an order that is the same on every run.</summary>
    Ntile,
}
