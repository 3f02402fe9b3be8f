namespace EcommerceNotebooks.Warehouse;

/// <summary>Where a relation stands on the way from the source files to the questions.</summary>
public enum WarehouseLayer
{
    /// <summary>What the sources gave, untouched.</summary>
    Raw,

    /// <summary>Checked and deduplicated events.</summary>
    Clean,

    /// <summary>Events gathered by session or visit.</summary>
    Sessions,

    /// <summary>What events are about: users, products, sessions, hours.</summary>
    Dimensions,

    /// <summary>What happened, with keys to the dimensions.</summary>
    Facts,

    /// <summary>Small sums of facts from which insights are read.</summary>
    Marts,

    /// <summary>What models predict.</summary>
    Predictions,

    /// <summary>What the checks of the data found.</summary>
    Quality,
}
