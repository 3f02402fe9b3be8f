namespace CSharpKernel.Zmtp;

/// <summary>A received message and the peer it came from.</summary>
/// <param name="Identity">The name by which <see cref="RouterSocket.Send"/> reaches the peer: its own, or an invented one of five bytes that begins with 0.</param>
/// <param name="Frames">The frames as received, without the identity; at least one.</param>
public sealed record RoutedMessage(byte[] Identity, IReadOnlyList<byte[]> Frames);
