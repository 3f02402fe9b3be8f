using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CSharpKernel.Jupyter;
using CSharpKernel.Zmtp;

namespace Tests.Kernel.Jupyter;

public class MessageCodecTests
{
    private const string Header = """{"msg_id":"1","msg_type":"x"}""";

    [Fact]
    public void Encode_NewMessage_HasTheFramesAndFieldsOfTheProtocol()
    {
        var codec = new MessageCodec("key");
        var parent = MessageHeader.Parse(Encoding.UTF8.GetBytes("""{"msg_type":"x", "msg_id" : "1","more":[1.0]}"""));
        var frames = codec.Encode(["topic"u8.ToArray()], "status", parent, "{\"a\":1}"u8.ToArray(), out var id);
        Assert.Equal(7, frames.Count);
        Assert.Equal("topic", Text(frames[0]));
        Assert.Equal("<IDS|MSG>", Text(frames[1]));
        Assert.Equal(new MessageSigner("key").Sign(frames.Skip(3)), frames[2].ToArray());
        Assert.Equal(Text(parent.Bytes), Text(frames[4]));
        Assert.Equal("{}", Text(frames[5]));
        Assert.Equal("{\"a\":1}", Text(frames[6]));
        var header = (JsonObject)JsonNode.Parse(Text(frames[3]))!;
        Assert.Equal(
            ["msg_id", "session", "username", "date", "msg_type", "version"],
            header.Select(field => field.Key)
        );
        Assert.Equal(id, header["msg_id"]!.GetValue<string>());
        Assert.Equal("5.3", header["version"]!.GetValue<string>());
        Assert.Matches(new Regex(@"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z\z"), header["date"]!.GetValue<string>());
    }

    [Fact]
    public void Encode_TwoMessages_DifferInIdAndTwoKernelsInSession()
    {
        JsonNode HeaderOf(MessageCodec codec) =>
            JsonNode.Parse(Text(codec.Encode([], "status", MessageHeader.None, MessageContent.Empty, out _)[2]))!;
        var codec = new MessageCodec("key");
        var (first, second, other) = (HeaderOf(codec), HeaderOf(codec), HeaderOf(new MessageCodec("key")));
        Assert.NotEqual(first["msg_id"]!.GetValue<string>(), second["msg_id"]!.GetValue<string>());
        Assert.Equal(first["session"]!.GetValue<string>(), second["session"]!.GetValue<string>());
        Assert.NotEqual(first["session"]!.GetValue<string>(), other["session"]!.GetValue<string>());
    }

    [Fact]
    public void Decode_SignedMessage_GivesHeaderIdentitiesAndContent()
    {
        var message = new MessageCodec("key").Decode(
            Signed("key", Header, """{"msg_id":"0"}""", "{}", """{"code":"😀"}""")
        );
        Assert.Equal(("1", "x", "0"), (message.Header.Id, message.Header.Type, message.ParentId));
        Assert.Equal("😀", message.Content.Text("code"));
        Assert.Equal(["peer", "further"], message.Identities.Select(Encoding.UTF8.GetString));
    }

    [Fact]
    public void Decode_SignatureUsedBefore_IsRefused()
    {
        var codec = new MessageCodec("key");
        var message = Signed("key", Header, "{}", "{}", "{}");
        codec.Decode(message);
        Refuses(codec, message, "its signature was used before");
    }

    [Fact]
    public void Decode_SignedWithAnotherKeyOrNotAtAll_IsRefused()
    {
        var codec = new MessageCodec("key");
        Refuses(codec, Signed("another", Header, "{}", "{}", "{}"), "its signature is wrong");
        Refuses(codec, Signed("", Header, "{}", "{}", "{}"), "it is not signed");
    }

    [Fact]
    public void Decode_WithoutAKey_BelievesUnsignedMessagesAgainAndAgain()
    {
        var codec = new MessageCodec("");
        var message = Signed("", Header, "{}", "{}", "{}");
        Assert.Equal("1", codec.Decode(message).Header.Id);
        Assert.Equal("1", codec.Decode(message).Header.Id);
    }

    [Theory]
    [InlineData("{", "{}", "{}", "{}", "header is not JSON")]
    [InlineData("[]", "{}", "{}", "{}", "header is not a JSON object")]
    [InlineData("""{"msg_type":"x"}""", "{}", "{}", "{}", "header.msg_id is missing")]
    [InlineData("""{"msg_id":1,"msg_type":"x"}""", "{}", "{}", "{}", "header.msg_id is not a text")]
    [InlineData("""{"msg_id":"\ud800","msg_type":"x"}""", "{}", "{}", "{}", "header.msg_id is not valid Unicode")]
    [InlineData(Header, "", "{}", "{}", "parent_header is not JSON")]
    [InlineData(Header, """{"msg_id":[]}""", "{}", "{}", "parent_header.msg_id is not a text")]
    [InlineData(Header, "{}", "no", "{}", "metadata is not JSON")]
    [InlineData(Header, "{}", "{}", "7", "content is not a JSON object")]
    public void Decode_SignedButMalformed_SaysWhere(
        string header,
        string parent,
        string metadata,
        string content,
        string said
    ) => Refuses(new MessageCodec("key"), Signed("key", header, parent, metadata, content), said);

    [Fact]
    public void Decode_TooFewFrames_IsRefused()
    {
        var codec = new MessageCodec("key");
        var whole = Signed("key", Header, "{}", "{}", "{}");
        for (var count = 1; count < whole.Frames.Count; count++)
        {
            Refuses(codec, whole with { Frames = [.. whole.Frames.Take(count)] }, "it does not have the frames");
        }
    }

    [Fact]
    public void Decode_SeededNonsense_IsRefusedWithoutAnythingElseHappening()
    {
        var random = new Random(20261121);
        var codec = new MessageCodec("");
        for (var round = 0; round < 2000; round++)
        {
            var message = Signed("", Header, "{}", "{}", "{\"code\":\"x\"}");
            byte[][] frames = [.. message.Frames.Select(frame => frame.ToArray())];
            var damaged = frames[random.Next(3, frames.Length)];
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            try
            {
                codec.Decode(message with { Frames = frames });
            }
            catch (ProtocolException exception)
            {
                Assert.DoesNotContain("\n", exception.Message, StringComparison.Ordinal);
            }
        }
    }

    private static void Refuses(MessageCodec codec, RoutedMessage message, string said) =>
        Assert.StartsWith(
            said,
            Assert.Throws<ProtocolException>(() => codec.Decode(message)).Message,
            StringComparison.Ordinal
        );

    private static RoutedMessage Signed(string key, params string[] json)
    {
        byte[][] frames = [.. json.Select(Encoding.UTF8.GetBytes)];
        var signature = new MessageSigner(key).Sign(frames.Select(frame => (ReadOnlyMemory<byte>)frame));
        return new RoutedMessage(
            "peer"u8.ToArray(),
            ["further"u8.ToArray(), "<IDS|MSG>"u8.ToArray(), signature, .. frames]
        );
    }

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);
}
