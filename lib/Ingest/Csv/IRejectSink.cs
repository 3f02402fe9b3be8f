namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>Where rejected lines go.</summary>
internal interface IRejectSink
{
    void Add(in Reject reject);
}
