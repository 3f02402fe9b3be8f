using System.Text.Json.Nodes;
using CSharpKernel.Notebooks;
using Tests.Kernel.Zmtp;

namespace Tests.Kernel.Jupyter;

public class KernelServerTests
{
    [Fact]
    public void KernelInfo_OnShellAndControl_TellsVersionAndTheLanguageOfNotebooks()
    {
        using var kernel = new ServedKernel();
        var client = kernel.Connect();
        foreach (var reply in new[] { client.Ask("kernel_info_request"), client.AskControl("kernel_info_request") })
        {
            Assert.Equal("kernel_info_reply", reply.Type);
            Assert.Equal("ok", reply.Text("status"));
            Assert.Equal("5.3", reply.Text("protocol_version"));
            Assert.True(JsonNode.DeepEquals(LanguageMetadata.LanguageInfo(), reply.Content["language_info"]));
            Assert.All(
                reply.Content["help_links"]!.AsArray(),
                link => Assert.StartsWith("https://", link!["url"]!.GetValue<string>(), StringComparison.Ordinal)
            );
            Assert.Equal(["busy", "idle"], client.PublishedFor(reply.ParentId!).Select(message => message.Summary));
        }
    }

    [Fact]
    public void Heartbeat_AnyBytes_ComeBack()
    {
        using var kernel = new ServedKernel();
        using var heart = ZmtpClient.Request(kernel.Server.Connection.HeartbeatPort);
        byte[] beat = [0, 255, 7];
        heart.Send([
            [],
            beat,
        ]);
        Assert.Equal(
            [
                [],
                beat,
            ],
            heart.Receive()
        );
    }

    [Fact]
    public void UnknownRequest_IsFramedLoggedAndNotAnswered()
    {
        using var kernel = new ServedKernel();
        var client = kernel.Connect();
        var id = client.Send(client.Shell, "dance\n_request");
        Assert.Equal(["busy", "idle"], client.PublishedFor(id).Select(message => message.Summary));
        client.Ask("kernel_info_request");
        Assert.DoesNotContain(client.Shell.Received(), message => message.ParentId == id);
        Assert.Contains("Messages of type dance _request on shell are not known here.", kernel.Log);
    }

    [Theory]
    [InlineData("execute_request", "{}", "content.code is missing")]
    [InlineData("execute_request", """{"code":5}""", "content.code is not a text")]
    [InlineData("execute_request", """{"code":"1","silent":"no"}""", "content.silent is not true or false")]
    [InlineData(
        "execute_request",
        """{"code":"1","user_expressions":{"a":1}}""",
        "content.user_expressions.a is not a text"
    )]
    [InlineData("complete_request", """{"code":"1","cursor_pos":1.5}""", "content.cursor_pos is not a whole number")]
    [InlineData("history_request", """{"hist_access_type":"all"}""", "content.hist_access_type is 'all'")]
    public void RequestWithAFaultyField_GetsAnErrorReplyAndALine(string type, string content, string said)
    {
        using var kernel = new ServedKernel();
        var client = kernel.Connect();
        var reply = client.Ask(type, (JsonObject)JsonNode.Parse(content)!);
        Assert.Equal(type.Replace("_request", "_reply", StringComparison.Ordinal), reply.Type);
        Assert.Equal(("error", said), (reply.Text("status"), reply.Text("evalue")));
        Assert.Equal(["busy", "idle"], client.PublishedFor(reply.ParentId!).Select(message => message.Summary));
        Assert.Contains(kernel.Log, line => line.Contains(said, StringComparison.Ordinal));
        Assert.Equal(["execute_result 2"], client.Run("1 + 1"));
    }

    [Fact]
    public void MessagesNobodyMayBelieve_AreLoggedAndNothingOfThemRuns()
    {
        using var kernel = new ServedKernel("the key");
        var client = kernel.Connect();
        var mark = Path.Combine(kernel.Folder, "ran.txt");
        var content = new JsonObject { ["code"] = $"File.AppendAllText(@\"{mark}\", \"x\");" };

        var (unsignedId, unsigned) = client.Frames("execute_request", (JsonObject)content.DeepClone());
        unsigned[1] = [];
        var (forgedId, forged) = client.Frames("execute_request", (JsonObject)content.DeepClone());
        forged[1][5] ^= 1;
        var (id, valid) = client.Frames("execute_request", content);
        foreach (var frames in new[] { unsigned, forged, valid, valid })
        {
            client.Shell.Send(frames);
        }

        client.ReplyTo(id);
        client.Control.Send([.. valid]);
        client.Ask("kernel_info_request");
        client.AskControl("kernel_info_request");
        Assert.Equal("x", File.ReadAllText(mark));
        Assert.Single(client.Shell.Received(), message => message.ParentId == id);
        Assert.DoesNotContain(client.Shell.Received(), message => message.ParentId == unsignedId);
        Assert.DoesNotContain(client.Iopub.Received(), message => message.ParentId == forgedId);
        Assert.Equal(
            [
                "Refused a message on control: its signature was used before.",
                "Refused a message on shell: it is not signed.",
                "Refused a message on shell: its signature is wrong.",
                "Refused a message on shell: its signature was used before.",
            ],
            kernel.Log.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void EmptyKey_UnsignedMessages_AreAnswered()
    {
        using var kernel = new ServedKernel(key: "");
        var client = kernel.Connect();
        Assert.Equal(["execute_result 3"], client.Run("1 + 2"));
        Assert.Equal(["execute_result 5"], client.Run("2 + 3"));
        Assert.Empty(kernel.Log);
    }

    [Fact]
    public void SignedNonsense_IsLoggedAndTheNextRequestServed()
    {
        using var kernel = new ServedKernel();
        var client = kernel.Connect();
        byte[][] json = ["{]"u8.ToArray(), "{}"u8.ToArray(), "{}"u8.ToArray(), "{}"u8.ToArray()];
        client.Shell.Send(["<IDS|MSG>"u8.ToArray(), client.Signature(json), .. json]);
        Assert.Equal(["execute_result 1"], client.Run("1"));
        Assert.Equal(["Refused a message on shell: header is not JSON."], kernel.Log);
    }

    [Fact]
    public void TwoClients_EachGetTheirOwnRepliesAndBothHearAll()
    {
        using var kernel = new ServedKernel();
        var (one, two) = (kernel.Connect(), kernel.Connect());
        one.Run("var shared = 7;");
        var first = one.Start("Console.Write(\"from one\");");
        var second = two.Start("shared");
        one.ReplyTo(first);
        two.ReplyTo(second);
        foreach (var client in new[] { one, two })
        {
            Assert.Contains("stdout from one", client.PublishedFor(first).Select(message => message.Summary));
            Assert.Contains("execute_result 7", client.PublishedFor(second).Select(message => message.Summary));
        }

        Assert.DoesNotContain(one.Shell.Received(), message => message.ParentId == second);
        Assert.DoesNotContain(two.Shell.Received(), message => message.ParentId == first);
    }

    [Fact]
    public void TwoKernelsInOneProcess_KeepApart()
    {
        using var one = new ServedKernel();
        using var two = new ServedKernel();
        var (first, second) = (one.Connect(), two.Connect());
        first.Run("var x = \"one\";");
        second.Run("var x = \"two\";");
        Assert.Equal(["execute_result one"], first.Run("x"));
        Assert.Equal(["execute_result two"], second.Run("x"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Shutdown_WhileACellRuns_AnswersStopsTheCellAndDisposesTheVariables(bool restart)
    {
        using var kernel = new ServedKernel();
        var client = kernel.Connect();
        var mark = Path.Combine(kernel.Folder, "disposed.txt");
        client.Run($"class Held : IDisposable {{ public void Dispose() => File.WriteAllText(@\"{mark}\", \"yes\"); }}");
        client.Run("var held = new Held();");
        var cell = client.Start("Console.Write(\"begun\"); while (true) { }");
        client.WaitForOutput(cell, "begun");
        var reply = client.AskControl("shutdown_request", new JsonObject { ["restart"] = restart });
        Assert.Equal("shutdown_reply", reply.Type);
        Assert.Equal(restart, reply.Content["restart"]!.GetValue<bool>());
        Assert.Equal("KeyboardInterrupt", client.ReplyTo(cell).Text("ename"));
        kernel.WaitForEnd();
        Assert.Equal("yes", File.ReadAllText(mark));
        client.Iopub.WaitForEnd();
        Assert.Contains(client.Iopub.Received(), message => message.Type == "shutdown_reply");
        Assert.Contains("idle", client.PublishedFor(cell).Select(message => message.Summary));
        Assert.Empty(kernel.Log);
    }

    [Fact]
    public void Shutdown_OnShell_EndsTheKernel()
    {
        using var kernel = new ServedKernel();
        var client = kernel.Connect();
        var reply = client.Ask("shutdown_request");
        Assert.Equal("shutdown_reply", reply.Type);
        Assert.False(reply.Content["restart"]!.GetValue<bool>());
        kernel.WaitForEnd();
    }

    [Fact]
    public void Comms_NoneExist_AndOneThatIsOpenedIsClosed()
    {
        using var kernel = new ServedKernel();
        var client = kernel.Connect();
        Assert.Empty(client.Ask("comm_info_request").Content["comms"]!.AsObject());
        var id = client.Send(
            client.Shell,
            "comm_open",
            new JsonObject
            {
                ["comm_id"] = "7",
                ["target_name"] = "widget",
                ["data"] = new JsonObject(),
            }
        );
        Assert.Equal(["busy", "comm_close", "idle"], client.PublishedFor(id).Select(message => message.Summary));
        Assert.Equal("7", client.PublishedFor(id)[1].Text("comm_id"));
        foreach (var type in new[] { "comm_msg", "comm_close" })
        {
            Assert.Equal(2, client.PublishedFor(client.Send(client.Shell, type)).Count);
        }

        Assert.Empty(kernel.Log);
    }

    [Fact]
    public async Task StarvedThreadPool_ControlIsAnsweredAndTheCellStopped()
    {
        using var kernel = new ServedKernel();
        var client = kernel.Connect();
        using var release = new ManualResetEventSlim();
        var blocked = Enumerable.Range(0, 64).Select(_ => Task.Run(() => release.Wait())).ToArray();
        try
        {
            var cell = client.Start("Console.Write(\"begun\"); while (true) { }");
            client.WaitForOutput(cell, "begun");
            Assert.Equal("ok", client.AskControl("kernel_info_request").Text("status"));
            Assert.Equal("ok", client.AskControl("interrupt_request").Text("status"));
            Assert.Equal("KeyboardInterrupt", client.ReplyTo(cell).Text("ename"));
        }
        finally
        {
            release.Set();
        }

        await Task.WhenAll(blocked);
    }
}
