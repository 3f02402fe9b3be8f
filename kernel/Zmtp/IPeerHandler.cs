namespace CSharpKernel.Zmtp;

/// <summary>Takes what one peer sends. Called by the peer's reader alone, which reads on when the call returns.</summary>
internal interface IPeerHandler
{
    void Receive(IReadOnlyList<byte[]> frames);

    /// <summary>A command that the protocol itself has no use for; unknown ones are to be ignored.</summary>
    void Receive(Command command);

    /// <summary>The peer is gone.</summary>
    void Leave();
}
