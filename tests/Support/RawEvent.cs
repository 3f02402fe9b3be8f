namespace Tests.Support;

/// <summary>A row of events_raw, as tests make them.</summary>
internal sealed record RawEvent(
    DateTime? EventTime,
    string? EventType,
    int? ProductId,
    long? CategoryId,
    string? CategoryCode,
    string? Brand,
    decimal? Price,
    int? UserId,
    Guid? UserSession,
    string SourceFile,
    long SourceRow
);
