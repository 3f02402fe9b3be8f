namespace EcommerceNotebooks.Ingest.Columnar;

/// <summary>The columns whose values are numbers in a <see cref="RowBatch"/>.</summary>
internal enum NumberColumn
{
    /// <summary>Microseconds since 1970.</summary>
    EventTime,

    /// <summary>The product's id.</summary>
    ProductId,

    /// <summary>The category's id.</summary>
    CategoryId,

    /// <summary>Cents.</summary>
    Price,

    /// <summary>The user's id.</summary>
    UserId,
}
