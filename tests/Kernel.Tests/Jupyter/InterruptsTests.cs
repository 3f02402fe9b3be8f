namespace Tests.Kernel.Jupyter;

public class InterruptsTests
{
    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("while (true) { try { while (true) { } } catch (Exception) { } }")]
    [InlineData("while (true) { Console.WriteLine(new string('x', 1000)); }")]
    public void Interrupt_RunningCell_StopsItAndKeepsTheState(string endless)
    {
        using var kernel = new ServedKernel();
        var client = kernel.Connect();
        client.Run("var kept = 5;");
        var cell = client.Start("Console.WriteLine(\"begun\"); " + endless);
        client.WaitForOutput(cell, "begun");
        Assert.Equal("ok", client.AskControl("interrupt_request").Text("status"));
        var reply = client.ReplyTo(cell);
        Assert.Equal(("error", "KeyboardInterrupt"), (reply.Text("status"), reply.Text("ename")));
        Assert.Equal(
            ["error KeyboardInterrupt", "idle"],
            client.PublishedFor(cell).TakeLast(2).Select(message => message.Summary)
        );
        Assert.Equal(["execute_result 5"], client.Run("kept"));
    }

    [Fact]
    public void Interrupt_AnyTime_ConcernsTheRequestOfThatTimeAlone()
    {
        using var kernel = new ServedKernel();
        var client = kernel.Connect();
        Assert.Equal("interrupt_reply", client.AskControl("interrupt_request").Type);
        Assert.Equal(["execute_result 1"], client.Run("1"));
        client.AskControl("interrupt_request");
        Assert.Equal(["execute_result 2"], client.Run("await Task.Delay(1); 2"));
    }

    [Fact]
    public void Interrupt_AsSoonAsTheCellIsBusy_StopsIt()
    {
        using var kernel = new ServedKernel();
        var client = kernel.Connect();
        for (var round = 0; round < 5; round++)
        {
            var cell = client.Start("while (true) { }");
            client.Iopub.WaitFor(message => message.ParentId == cell);
            client.AskControl("interrupt_request");
            Assert.Equal("KeyboardInterrupt", client.ReplyTo(cell).Text("ename"));
        }
    }

    [Fact]
    public void Interrupt_ExpressionOfTheRequest_StopsItAndTheCellCountsAsRun()
    {
        using var kernel = new ServedKernel();
        var client = kernel.Connect();
        client.Run("int Forever() { while (true) { } }");
        var cell = client.Start(
            "Console.Write(\"run\");",
            ("user_expressions", new System.Text.Json.Nodes.JsonObject { ["endless"] = "Forever()" })
        );
        client.WaitForOutput(cell, "run");
        client.AskControl("interrupt_request");
        var reply = client.ReplyTo(cell);
        Assert.Equal("ok", reply.Text("status"));
        Assert.Equal("KeyboardInterrupt", reply.Content["user_expressions"]!["endless"]!["ename"]!.GetValue<string>());
    }

    [Fact]
    public void Interrupt_CellHeldBackByASlowClient_StopsAtOnceAndItsErrorIsStillSent()
    {
        using var kernel = new ServedKernel();
        var (client, slow) = (kernel.Connect(), kernel.Connect());
        slow.Iopub.IsReading = false;
        var cell = client.Start("var text = new string('x', 100_000); while (true) { Console.WriteLine(text); }");
        kernel.WaitUntilOutputIsHeldBack();
        client.AskControl("interrupt_request");
        Assert.Equal("KeyboardInterrupt", client.ReplyTo(cell).Text("ename"));
        Assert.Equal(
            ["error KeyboardInterrupt", "idle"],
            client.PublishedFor(cell).TakeLast(2).Select(message => message.Summary)
        );
        slow.Iopub.IsReading = true;
        Assert.Equal("idle", slow.PublishedFor(cell)[^1].Summary);
    }
}
