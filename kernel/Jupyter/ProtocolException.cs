namespace CSharpKernel.Jupyter;

/// <summary>A message that cannot be understood or must not be believed; the message says why, on one line.</summary>
internal sealed class ProtocolException(string message, Exception? innerException = null)
    : Exception(message, innerException);
