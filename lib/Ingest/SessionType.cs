namespace EcommerceNotebooks.Ingest;

/// <summary>The type of a source's <c>user_session</c> column in the lake.</summary>
public enum SessionType
{
    /// <summary>Every session of the source is a UUID (or NULL).</summary>
    Uuid,

    /// <summary>At least one session of the source is another text, so all of them stay texts.</summary>
    Varchar,
}
