using System.Text;
using CSharpKernel.Jupyter;

namespace Tests.Kernel.Jupyter;

public class MessageSignerTests
{
    [Fact]
    public void Sign_TestCase2_MatchesRfc4231()
    {
        // The data in two frames: their bounds are not part of what is signed.
        var signature = new MessageSigner("Jefe").Sign([Bytes("what do ya want "), Bytes("for nothing?")]);
        Assert.Equal(
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            Encoding.ASCII.GetString(signature)
        );
    }

    [Fact]
    public void IsValid_AnyChange_IsRefused()
    {
        var signer = new MessageSigner("key");
        var signature = signer.Sign([Bytes("text")]);
        Assert.True(signer.IsValid(signature, [Bytes("text")]));
        Assert.False(signer.IsValid(signature, [Bytes("Text")]));
        Assert.False(signer.IsValid(signature[..^1], [Bytes("text")]));
        Assert.False(signer.IsValid(new MessageSigner("Key").Sign([Bytes("text")]), [Bytes("text")]));
    }

    [Fact]
    public void Sign_EmptyKey_GivesNoSignatureAndBelievesAll()
    {
        var signer = new MessageSigner("");
        Assert.Empty(signer.Sign([Bytes("text")]));
        Assert.True(signer.IsValid(Encoding.ASCII.GetBytes("anything"), [Bytes("text")]));
    }

    private static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
