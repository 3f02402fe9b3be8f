using System.Text.Json.Nodes;

namespace Tests.Kernel.Jupyter;

public class InputRequestsTests
{
    [Fact]
    public void Input_PlainAndPassword_AreAskedOfTheClientWhoseCellRuns()
    {
        using var kernel = new ServedKernel();
        var (client, other) = (kernel.Connect(), kernel.Connect());
        var cell = client.Start(
            "Console.Write(\"before\"); var name = await GetInputAsync(\"Name?\"); Console.Write($\"<{name}>\");"
        );
        var question = client.Stdin.WaitFor(message => message.Type == "input_request");
        Assert.Equal(cell, question.ParentId);
        Assert.Equal(("Name?", false), (question.Text("prompt"), question.Content["password"]!.GetValue<bool>()));
        client.WaitForOutput(cell, "before");
        Answer(client, "Ada");
        Assert.Equal("ok", client.ReplyTo(cell).Text("status"));
        client.WaitForOutput(cell, "<Ada>");
        var secret = client.Start("var secret = await GetPasswordAsync(\"Password?\");");
        var second = client.Stdin.WaitFor(message => message.ParentId == secret);
        Assert.True(second.Content["password"]!.GetValue<bool>());
        Answer(client, "hidden", second.Header);
        Assert.Equal("ok", client.ReplyTo(secret).Text("status"));
        Assert.Empty(other.Stdin.Received());
    }

    [Fact]
    public void Input_NotAllowed_IsAnErrorAtOnce()
    {
        using var kernel = new ServedKernel();
        var client = kernel.Connect();
        var cell = client.Start("await GetInputAsync(\"Name?\")", ("allow_stdin", false));
        var reply = client.ReplyTo(cell);
        Assert.Equal("error", reply.Text("status"));
        Assert.Contains("GetInputAsync", reply.Text("evalue"), StringComparison.Ordinal);
        Assert.Empty(client.Stdin.Received());
    }

    [Fact]
    public void Input_RepliesToNoOpenQuestion_AreIgnored()
    {
        using var kernel = new ServedKernel();
        var (client, other) = (kernel.Connect(), kernel.Connect());
        Answer(client, "too early");
        WaitForLines(kernel, 1);
        var first = client.Start("await GetInputAsync(\"One?\")");
        var question = client.Stdin.WaitFor(message => message.ParentId == first);
        Answer(other, "from somebody else");
        WaitForLines(kernel, 2);
        Answer(client, "to another question", new JsonObject { ["msg_id"] = "none" });
        WaitForLines(kernel, 3);
        client.Send(client.Stdin, "input_reply", new JsonObject { ["value"] = 5 });
        WaitForLines(kernel, 4);
        Answer(client, "right", question.Header);
        Assert.Equal("ok", client.ReplyTo(first).Text("status"));
        Assert.Contains("execute_result right", client.PublishedFor(first).Select(message => message.Summary));
        Assert.All(kernel.Log, line => Assert.Contains("was ignored", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Input_Interrupted_EndsTheCellAndItsLateAnswerDoesNotAnswerTheNextQuestion()
    {
        using var kernel = new ServedKernel();
        var client = kernel.Connect();
        var first = client.Start("await GetInputAsync(\"One?\")");
        var question = client.Stdin.WaitFor(message => message.ParentId == first);
        client.AskControl("interrupt_request");
        Assert.Equal("KeyboardInterrupt", client.ReplyTo(first).Text("ename"));
        var second = client.Start("await GetInputAsync(\"Two?\")");
        var next = client.Stdin.WaitFor(message => message.ParentId == second);
        Answer(client, "late", question.Header);
        Answer(client, "two", next.Header);
        client.ReplyTo(second);
        Assert.Contains("execute_result two", client.PublishedFor(second).Select(message => message.Summary));
    }

    private static void Answer(JupyterClient client, string value, JsonObject? parent = null) =>
        client.Send(
            client.Stdin,
            "input_reply",
            new JsonObject { ["value"] = value },
            (JsonObject?)parent?.DeepClone()
        );

    private static void WaitForLines(ServedKernel kernel, int count) =>
        Assert.True(
            SpinWait.SpinUntil(() => kernel.Log.Count >= count, TimeSpan.FromMinutes(2)),
            string.Join('\n', kernel.Log)
        );
}
