namespace EcommerceNotebooks.Ingest;

/// <summary>Input that cannot be taken in at all; the message names the file and what to do, and the lake is as it was.</summary>
public sealed class IngestException : Exception
{
    /// <summary>Creates the exception with a message that names the file.</summary>
    public IngestException(string message)
        : base(message) { }

    /// <summary>Creates the exception with a message that names the file, and the error behind it.</summary>
    public IngestException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>Whether the whole call ends although other files could be taken in, because a limit of the caller's was exceeded.</summary>
    internal bool EndsTheCall { get; init; }

    /// <summary>Creates the exception with a general message.</summary>
    public IngestException()
        : base("The input could not be taken in.") { }
}
