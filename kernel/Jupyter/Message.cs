namespace CSharpKernel.Jupyter;

/// <summary>A received message whose signature was right: who sent it, its header, the id of its parent (empty: none) and its content.</summary>
internal sealed record Message(
    IReadOnlyList<byte[]> Identities,
    MessageHeader Header,
    string ParentId,
    JsonFields Content
);
