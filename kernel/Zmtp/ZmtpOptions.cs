using System.Net;

namespace CSharpKernel.Zmtp;

/// <summary>Limits and addresses of a socket; the defaults suit a kernel that serves the front ends of its own machine.</summary>
public sealed record ZmtpOptions
{
    /// <summary>The address to listen on: loopback by default, so that no other machine can connect.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>How long a peer may take from being accepted to being ready, however it spreads its bytes; then it is disconnected. 10 seconds by default.</summary>
    public TimeSpan HandshakeTimeLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The largest sum of frame lengths of one received message; a peer that announces more is disconnected. The largest array by default, which is also the limit of one frame.</summary>
    public long MaximumMessageBytes { get; init; } = Array.MaxLength;

    /// <summary>The largest number of frames of one received message, inclusive; a peer that sends more is disconnected.</summary>
    public int MaximumMessageFrames { get; init; } = 65_536;

    /// <summary>How many bytes received messages may take while nobody takes them; then the peers that sent them are read no further. 64 MiB by default.</summary>
    public long ReceiveQueueBytes { get; init; } = 64 << 20;

    /// <summary>How many bytes may wait for one peer before producers wait for room (and, at any socket, before that peer's own requests are left unread). 64 MiB by default.</summary>
    public long PublisherQueueBytes { get; init; } = 64 << 20;

    /// <summary>How long a peer whose queue is full may take nothing at all before it is disconnected, so that it cannot hold the others. 60 seconds by default.</summary>
    public TimeSpan StallTimeLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long disposing a socket waits for peers to take what is queued for them. 2 seconds by default.</summary>
    public TimeSpan Linger { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How many peers may be in their handshake at once; a further one costs the oldest of them its connection.</summary>
    public int MaximumHandshakes { get; init; } = 256;

    /// <summary>How many peers one socket serves at once, those in their handshake included; a further one is refused unless a handshake can be given up for it.</summary>
    public int MaximumConnections { get; init; } = 1024;

    /// <summary>Told, on any thread, in one sentence each, why a peer was disconnected or could not be accepted; null to say nothing.</summary>
    public Action<string>? Log { get; init; }
}
