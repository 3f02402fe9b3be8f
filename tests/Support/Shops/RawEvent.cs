namespace Tests.Support;

/// <summary>A row of events_raw, as tests make them.</summary>
internal sealed record RawEvent(
    DateTime? EventTime,
    string? EventType,
    long? ProductId,
    long? CategoryId,
    string? CategoryCode,
    string? Brand,
    decimal? Price,
    long? UserId,
    Guid? UserSession,
    string SourceFile,
    long SourceRow
);
