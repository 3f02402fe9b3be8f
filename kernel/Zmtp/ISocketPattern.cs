namespace CSharpKernel.Zmtp;

/// <summary>What tells one type of socket from another: whom it talks to and what it does with what they say.</summary>
internal interface ISocketPattern
{
    /// <summary>The type announced to peers, such as ROUTER.</summary>
    string SocketType { get; }

    /// <summary>The socket types of the peers it talks to.</summary>
    IReadOnlyList<string> PeerTypes { get; }

    /// <summary>The largest sum of frame lengths of a message it takes.</summary>
    long MessageLimit { get; }

    /// <summary>A peer is ready; its messages go to the handler from now on. The identity is the one it gave, or empty.</summary>
    IPeerHandler Join(Connection connection, byte[] identity);
}
