using System.Security.Cryptography;
using System.Text;

namespace CSharpKernel.Jupyter;

/// <summary>Signs messages with HMAC-SHA256 over the bytes of their four JSON frames; without a key it signs nothing and believes everything.</summary>
internal sealed class MessageSigner(string key)
{
    private readonly byte[] key = Encoding.UTF8.GetBytes(key);

    /// <summary>Whether messages are signed at all.</summary>
    public bool HasKey => key.Length > 0;

    /// <summary>The signature as 64 hexadecimal digits in ASCII; empty without a key.</summary>
    public byte[] Sign(IEnumerable<ReadOnlyMemory<byte>> frames)
    {
        if (!HasKey)
        {
            return [];
        }

        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        foreach (var frame in frames)
        {
            hash.AppendData(frame.Span);
        }

        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Whether the signature is that of the frames; how long this takes does not tell how much of it is right.</summary>
    public bool IsValid(byte[] signature, IEnumerable<ReadOnlyMemory<byte>> frames) =>
        !HasKey || CryptographicOperations.FixedTimeEquals(signature, Sign(frames));
}
