using System.Security.Cryptography;
using System.Text;
using CSharpKernel.Jupyter;

namespace Tests.Kernel.Jupyter;

public class SeenSignaturesTests
{
    [Fact]
    public void TryAdd_SignatureSeenBefore_IsFalse()
    {
        var seen = new SeenSignatures();
        Assert.True(seen.TryAdd(Signature(1)));
        Assert.True(seen.TryAdd(Signature(2)));
        Assert.False(seen.TryAdd(Signature(1)));
    }

    [Fact]
    public void TryAdd_BeyondTheCapacity_ForgetsTheOldestAlone()
    {
        var seen = new SeenSignatures(capacity: 3);
        foreach (var number in (int[])[1, 2, 3, 4])
        {
            Assert.True(seen.TryAdd(Signature(number)));
        }

        Assert.False(seen.TryAdd(Signature(2)));
        Assert.True(seen.TryAdd(Signature(1)));
    }

    private static byte[] Signature(int number) =>
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(number))));
}
