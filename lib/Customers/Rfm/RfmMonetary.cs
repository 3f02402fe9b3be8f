namespace EcommerceNotebooks.Customers;

/// <summary>What counts as worth.</summary>
public enum RfmMonetary
{
    /// <summary>All money spent.</summary>
    Sum,

    /// <summary>Money per order.</summary>
    MeanPerOrder,
}
