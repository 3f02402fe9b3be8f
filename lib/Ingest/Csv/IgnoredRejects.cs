namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>Forgets rejected lines, for a reader that gives up at the first one.</summary>
internal sealed class IgnoredRejects : IRejectSink
{
    internal static readonly IgnoredRejects Instance = new();

    public void Add(in Reject reject) { }
}
