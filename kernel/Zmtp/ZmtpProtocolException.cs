namespace CSharpKernel.Zmtp;

/// <summary>What a peer sent breaks the protocol or a limit; its connection is closed and the message logged.</summary>
internal sealed class ZmtpProtocolException(string message) : Exception(message);
