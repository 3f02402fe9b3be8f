namespace EcommerceNotebooks.Learning;

/// <summary>A model could not be trained or read by the library that does it; the message says which call failed and why, or what to install.</summary>
public sealed class LearningException : Exception
{
    /// <summary>Creates the exception with a message.</summary>
    public LearningException(string message)
        : base(message) { }

    /// <summary>Creates the exception with a message and the error behind it.</summary>
    public LearningException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>Creates the exception with a general message.</summary>
    public LearningException()
        : base("The model could not be trained or read.") { }
}
