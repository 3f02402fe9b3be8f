using System.Text.Json.Nodes;

namespace Tests.Kernel.Jupyter;

public class AssistanceRequestsTests
{
    [Fact]
    public void Complete_MemberAfterAnAstralCharacter_CountsCodePoints()
    {
        using var kernel = new ServedKernel();
        var client = kernel.Connect();
        client.Run("var number = 5;");
        const string Code = "\"😀\" + number.ToStr";
        var reply = client.Ask(
            "complete_request",
            new JsonObject { ["code"] = Code, ["cursor_pos"] = Code.Length - 1 }
        );
        Assert.Equal("complete_reply", reply.Type);
        Assert.Equal("ok", reply.Text("status"));
        Assert.Contains("ToString", reply.Content["matches"]!.AsArray().Select(match => match!.GetValue<string>()));
        var (start, end) = (
            reply.Content["cursor_start"]!.GetValue<int>(),
            reply.Content["cursor_end"]!.GetValue<int>()
        );
        Assert.Equal((Code.Length - 6, Code.Length - 1), (start, end));
        var types = reply.Content["metadata"]!["_jupyter_types_experimental"]!.AsArray();
        var method = Assert.Single(types, type => type!["text"]!.GetValue<string>() == "ToString")!;
        Assert.Equal("method", method["type"]!.GetValue<string>());
        Assert.Equal((start, end), (method["start"]!.GetValue<int>(), method["end"]!.GetValue<int>()));
        Assert.Contains("ToString", method["signature"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_KnownAndUnknownName_TellsWhetherThereIsHelp()
    {
        using var kernel = new ServedKernel();
        var client = kernel.Connect();
        var help = client.Ask("inspect_request", Position("Console.WriteLine", 12));
        Assert.True(help.Content["found"]!.GetValue<bool>());
        Assert.Contains("WriteLine", help.Content["data"]!["text/plain"]!.GetValue<string>(), StringComparison.Ordinal);
        var none = client.Ask("inspect_request", Position("   ", 1));
        Assert.Equal("ok", none.Text("status"));
        Assert.False(none.Content["found"]!.GetValue<bool>());
        Assert.Empty(none.Content["data"]!.AsObject());
    }

    [Theory]
    [InlineData("1 + 1", "complete")]
    [InlineData("if (true) {", "incomplete")]
    [InlineData("int 5 = ;", "invalid")]
    public void IsComplete_Code_IsJudged(string code, string expected)
    {
        using var kernel = new ServedKernel();
        var client = kernel.Connect();
        var reply = client.Ask("is_complete_request", new JsonObject { ["code"] = code });
        Assert.Equal(expected, reply.Text("status"));
        Assert.Equal(expected == "incomplete", reply.Content.ContainsKey("indent"));
    }

    private static JsonObject Position(string code, int position) =>
        new() { ["code"] = code, ["cursor_pos"] = position };
}
