namespace EcommerceNotebooks.Cleaning;

/// <summary>The accepted events of one clock hour.</summary>
internal sealed record HourEvents(DateTime Hour, long Events);
