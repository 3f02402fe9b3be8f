namespace EcommerceNotebooks.Ingest.Columnar;

/// <summary>The columns whose values are texts in a <see cref="RowBatch"/>.</summary>
internal enum TextColumn
{
    /// <summary>What happened.</summary>
    EventType,

    /// <summary>The category's path.</summary>
    CategoryCode,

    /// <summary>The brand.</summary>
    Brand,

    /// <summary>The session, of a source whose sessions are not all UUIDs.</summary>
    UserSession,
}
