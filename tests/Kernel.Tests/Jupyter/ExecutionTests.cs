using System.Text.Json.Nodes;

namespace Tests.Kernel.Jupyter;

public class ExecutionTests
{
    [Fact]
    public void Execute_CellWithAllKindsOfOutput_PublishesThemInOrder()
    {
        using var kernel = new ServedKernel();
        var client = kernel.Connect();
        var id = client.Start(
            """
            Console.Write("a");
            Console.Write("b");
            Console.Error.Write("c");
            Console.Write("d");
            display("shown").Update("changed");
            clearOutput(wait: true);
            Console.Write("e");
            6 * 7
            """
        );
        var reply = client.ReplyTo(id);
        var published = client.PublishedFor(id);
        Assert.Equal(
            [
                "busy",
                "execute_input",
                "stdout ab",
                "stderr c",
                "stdout d",
                "display_data shown",
                "update_display_data changed",
                "clear_output true",
                "stdout e",
                "execute_result 42",
                "idle",
            ],
            published.Select(message => message.Summary)
        );
        Assert.Equal(1, published[1].Content["execution_count"]!.GetValue<int>());
        Assert.Equal(1, published[9].Content["execution_count"]!.GetValue<int>());
        var ids = published
            .Skip(5)
            .Take(2)
            .Select(message => message.Content["transient"]!["display_id"]!.GetValue<string>());
        Assert.Single(ids.Distinct());
        Assert.Equal(
            """{"status":"ok","execution_count":1,"payload":[],"user_expressions":{}}""",
            reply.Content.ToJsonString()
        );
    }

    [Fact]
    public void Execute_JsonRepresentations_AreSentAsJson()
    {
        using var kernel = new ServedKernel();
        var client = kernel.Connect();
        var id = client.Start(
            """
            display("{\"a\":[1,\"x\"]}", "application/json");
            display("{\"b\":{}}", "application/vnd.test+json");
            display("<b>\"é😀\"</b>", "text/html");
            """
        );
        client.ReplyTo(id);
        var data = client
            .PublishedFor(id)
            .Where(message => message.Type == "display_data")
            .Select(message => message.Content["data"]!)
            .ToArray();
        Assert.Equal("""{"a":[1,"x"]}""", data[0]["application/json"]!.ToJsonString());
        Assert.Equal("""{"b":{}}""", data[1]["application/vnd.test+json"]!.ToJsonString());
        Assert.Equal("<b>\"é😀\"</b>", data[2]["text/html"]!.GetValue<string>());
    }

    [Fact]
    public void Execute_HalfASurrogatePair_IsReplacedAndNothingBreaks()
    {
        using var kernel = new ServedKernel();
        var client = kernel.Connect();
        Assert.Equal(["stdout [\ufffd]"], client.Run("Console.Write(\"[\\ud83d]\");"));
    }

    [Theory]
    [InlineData("throw new InvalidOperationException(\"bad\");", "InvalidOperationException", "bad")]
    [InlineData("int x = \"\";", "CompilationError", "CS0029")]
    public void Execute_CellThatFails_PublishesOneErrorAndRepliesWithIt(string code, string name, string said)
    {
        using var kernel = new ServedKernel();
        var client = kernel.Connect();
        var id = client.Start(code);
        var reply = client.ReplyTo(id);
        var published = client.PublishedFor(id);
        Assert.Equal(["busy", "execute_input", $"error {name}", "idle"], published.Select(message => message.Summary));
        foreach (var content in new[] { published[2].Content, reply.Content })
        {
            Assert.Equal(name, content["ename"]!.GetValue<string>());
            Assert.Contains(said, content["evalue"]!.GetValue<string>(), StringComparison.Ordinal);
            Assert.Contains(
                "Cell In [1], line 1",
                string.Concat(content["traceback"]!.AsArray().Select(line => line!.GetValue<string>())),
                StringComparison.Ordinal
            );
        }

        Assert.Equal("error", reply.Text("status"));
        Assert.Equal(1, reply.Content["execution_count"]!.GetValue<int>());
    }

    [Fact]
    public void Execute_SilentOrNotStored_DoesNotCountAndSilentPublishesNothing()
    {
        using var kernel = new ServedKernel();
        var client = kernel.Connect();
        client.Run("var n = 1;");
        var silent = client.Start("n++; Console.Write(n); n", ("silent", true), ("store_history", true));
        Assert.Equal(1, client.ReplyTo(silent).Content["execution_count"]!.GetValue<int>());
        Assert.Equal(["busy", "idle"], client.PublishedFor(silent).Select(message => message.Summary));
        var failed = client.Start("throw new Exception();", ("silent", true), ("stop_on_error", false));
        Assert.Equal("error", client.ReplyTo(failed).Text("status"));
        Assert.Equal(2, client.PublishedFor(failed).Count);
        var unstored = client.Start("n", ("store_history", false));
        Assert.Equal(1, client.ReplyTo(unstored).Content["execution_count"]!.GetValue<int>());
        Assert.Contains("execute_result 2", client.PublishedFor(unstored).Select(message => message.Summary));
        var stored = client.Start("n");
        Assert.Equal(2, client.ReplyTo(stored).Content["execution_count"]!.GetValue<int>());
        Assert.Equal(2, client.PublishedFor(stored)[1].Content["execution_count"]!.GetValue<int>());
    }

    [Fact]
    public void Execute_EmptyCell_IsCountedAndAnswered()
    {
        using var kernel = new ServedKernel();
        var client = kernel.Connect();
        Assert.Empty(client.Run(" \n\t"));
        Assert.Equal(2, client.ReplyTo(client.Start("")).Content["execution_count"]!.GetValue<int>());
    }

    [Fact]
    public void Execute_UserExpressions_AreEvaluatedEachForItself()
    {
        using var kernel = new ServedKernel();
        var client = kernel.Connect();
        JsonObject expressions = new()
        {
            ["twice"] = "n * 2",
            ["wrong"] = "nothing",
            ["thrown"] = "n / (n - n)",
        };
        var id = client.Start("var n = 21;", ("user_expressions", expressions.DeepClone()));
        var values = client.ReplyTo(id).Content["user_expressions"]!;
        Assert.Equal("""{"status":"ok","data":{"text/plain":"42"},"metadata":{}}""", values["twice"]!.ToJsonString());
        Assert.Equal("CompilationError", values["wrong"]!["ename"]!.GetValue<string>());
        Assert.Equal("DivideByZeroException", values["thrown"]!["ename"]!.GetValue<string>());
        var failed = client.Start("throw new Exception();", ("user_expressions", expressions));
        Assert.Empty(client.ReplyTo(failed).Content["user_expressions"]!.AsObject());
    }

    [Fact]
    public void Execute_QueuedBehindACellThatFails_IsAnsweredWithoutBeingRun()
    {
        using var kernel = new ServedKernel();
        var client = kernel.Connect();
        var gate = Path.Combine(kernel.Folder, "go.txt");
        var failing = client.Start($"while (!File.Exists(@\"{gate}\")) await Task.Delay(5); throw new Exception();");
        var queued = new[] { client.Start("var ran = 1;"), client.Start("var ran = 2;") };
        var other = client.Send(client.Shell, "comm_info_request");
        WaitUntilReceived(kernel, client);
        File.WriteAllText(gate, "");
        Assert.Equal("Exception", client.ReplyTo(failing).Text("ename"));
        foreach (var id in queued)
        {
            var reply = client.ReplyTo(id);
            Assert.Equal(("error", "CellSkipped"), (reply.Text("status"), reply.Text("ename")));
            Assert.Equal(1, reply.Content["execution_count"]!.GetValue<int>());
            Assert.Equal(["busy", "idle"], client.PublishedFor(id).Select(message => message.Summary));
        }

        Assert.Equal("ok", client.ReplyTo(other).Text("status"));
        Assert.Equal(["execute_result 5"], client.Run("var ran = 5; ran"));
    }

    [Fact]
    public void Execute_QueuedBehindAFailureThatDoesNotStop_Runs()
    {
        using var kernel = new ServedKernel();
        var client = kernel.Connect();
        var gate = Path.Combine(kernel.Folder, "go.txt");
        var failing = client.Start(
            $"while (!File.Exists(@\"{gate}\")) await Task.Delay(5); throw new Exception();",
            ("stop_on_error", false)
        );
        var queued = client.Start("3");
        WaitUntilReceived(kernel, client);
        File.WriteAllText(gate, "");
        Assert.Equal("error", client.ReplyTo(failing).Text("status"));
        Assert.Equal("ok", client.ReplyTo(queued).Text("status"));
    }

    [Fact]
    public void Execute_OutputAfterTheCellsEnd_BelongsToItsCell()
    {
        using var kernel = new ServedKernel();
        var client = kernel.Connect();
        var first = client.Start(
            "var go = new TaskCompletionSource(); var late = Task.Run(async () => { await go.Task; Console.Write(\"late\"); });"
        );
        client.PublishedFor(first);
        var second = client.Start("go.SetResult(); await late; Console.Write(\"second\");");
        client.WaitForOutput(first, "late");
        Assert.Contains("stdout second", client.PublishedFor(second).Select(message => message.Summary));
    }

    [Fact]
    public void History_Requests_GiveStoredCellsWithTheirValues()
    {
        using var kernel = new ServedKernel();
        var client = kernel.Connect();
        client.Run("var a = 1;");
        client.Run("a + 1");
        client.ReplyTo(client.Start("a + 2", ("store_history", false)));
        client.Run("\"x\"");
        Assert.Equal("""[[1,2,"a \u002B 1"],[1,3,"\u0022x\u0022"]]""", Ask("""{"hist_access_type":"tail","n":2}"""));
        Assert.Equal(
            """[[1,1,["var a = 1;",null]],[1,2,["a \u002B 1","2"]]]""",
            Ask("""{"hist_access_type":"range","session":0,"start":1,"stop":3,"output":true,"raw":true}""")
        );
        Assert.Equal("[]", Ask("""{"hist_access_type":"range","session":-1,"start":1,"stop":3}"""));
        Assert.Equal(
            """[[1,2,"a \u002B 1"]]""",
            Ask("""{"hist_access_type":"search","pattern":"a*","n":5,"unique":true}""")
        );

        string Ask(string content) =>
            client.Ask("history_request", (JsonObject)JsonNode.Parse(content)!).Content["history"]!.ToJsonString();
    }

    // Messages of one connection arrive in order, and one that is refused is logged when it arrives.
    private static void WaitUntilReceived(ServedKernel kernel, JupyterClient client)
    {
        var (_, unsigned) = client.Frames("kernel_info_request");
        unsigned[1] = [];
        client.Shell.Send(unsigned);
        Assert.True(SpinWait.SpinUntil(() => !kernel.Log.IsEmpty, TimeSpan.FromMinutes(2)));
    }
}
