namespace EcommerceNotebooks.Ingest;

/// <summary>What the loaders of one ingest share.</summary>
internal sealed record LoadContext(ShopSession Session, string Staging, IngestOptions Options, ProgressMeter Progress)
{
    private int files;

    /// <summary>Stops the ingest.</summary>
    internal CancellationToken CancellationToken => Session.CancellationToken;

    /// <summary>A path in the staging folder that nothing uses yet.</summary>
    internal string NewPath(string ending) => Path.Combine(Staging, $"{Interlocked.Increment(ref files)}{ending}");
}
