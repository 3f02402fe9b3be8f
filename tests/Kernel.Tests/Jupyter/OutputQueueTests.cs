using System.Globalization;
using System.Text;
using CSharpKernel.Jupyter;

namespace Tests.Kernel.Jupyter;

[Trait("Speed", "Slow")]
public class OutputQueueTests
{
    private const int Lines = 200_000;
    private const int TailLength = 160;

    [Fact]
    public void Flood_AtASlowClient_ArrivesWholeAndInOrderWithBoundedMemory()
    {
        using var kernel = new ServedKernel();
        var (client, slow) = (kernel.Connect(), kernel.Connect());
        slow.Iopub.IsReading = false;
        var cell = client.Start(
            $"var tail = new string('.', {TailLength}); for (var i = 0; i < {Lines}; i++) {{ Console.WriteLine(i + tail); }}"
        );
        kernel.WaitUntilOutputIsHeldBack();
        Assert.DoesNotContain(client.Shell.Received(), message => message.ParentId == cell);
        slow.Iopub.IsReading = true;
        Assert.Equal("ok", client.ReplyTo(cell).Text("status"));
        foreach (var reader in new[] { client, slow })
        {
            var text = new StringBuilder();
            foreach (var message in reader.PublishedFor(cell).Where(message => message.Type == "stream"))
            {
                text.Append(message.Text("text"));
            }

            var number = 0;
            foreach (var line in text.ToString().AsSpan().EnumerateLines())
            {
                if (line.IsEmpty)
                {
                    continue;
                }

                Assert.Equal(number++, int.Parse(line[..^TailLength], CultureInfo.InvariantCulture));
            }

            Assert.Equal(Lines, number);
        }

        Assert.InRange(kernel.Server.LargestOutputQueue, OutputQueue.Capacity, OutputQueue.Capacity + (1 << 20));
        Assert.InRange(
            kernel.Server.LargestClientQueue,
            ServedKernel.ClientQueueBytes,
            ServedKernel.ClientQueueBytes + 2 * OutputQueue.Capacity
        );
    }

    [Fact]
    public void ManySmallWrites_MakeFewMessages()
    {
        using var kernel = new ServedKernel();
        var client = kernel.Connect();
        var cell = client.Start("for (var i = 0; i < 100_000; i++) { Console.Write('x'); }");
        client.ReplyTo(cell);
        var texts = client
            .PublishedFor(cell)
            .Where(message => message.Type == "stream")
            .Select(message => message.Text("text"))
            .ToArray();
        Assert.Equal(100_000, texts.Sum(text => text.Length));
        Assert.InRange(texts.Length, 1, 1000);
    }

    [Fact]
    public void Display_OfAHundredMegabytes_Arrives()
    {
        using var kernel = new ServedKernel();
        var client = kernel.Connect();
        var cell = client.Start("HTML(new string('y', 100_000_000)).Display();");
        Assert.Equal("ok", client.ReplyTo(cell).Text("status"));
        var shown = Assert.Single(client.PublishedFor(cell), message => message.Type == "display_data");
        Assert.Equal(100_000_000, shown.Content["data"]!["text/html"]!.GetValue<string>().Length);
    }

    [Theory]
    [InlineData("Console.Write(\"a\\ud83d\"); {0} Console.Write(\"\\ude00b\");", "a😀b")]
    [InlineData("Console.Write(\"a\\ud83d\"); {0}", "a\ufffd")]
    [InlineData(
        "Console.Write(\"a\\ud83d\"); {0} Console.Error.Write(1); {0} Console.Write(\"\\ude00b\");",
        "a\ufffd\ufffdb"
    )]
    public void PairOfSurrogatesInTwoWrites_IsWholeUnlessItNeverIs(string code, string expected)
    {
        using var kernel = new ServedKernel();
        var client = kernel.Connect();
        // Longer than text is collected for a message.
        var cell = client.Start(code.Replace("{0}", "await Task.Delay(150);", StringComparison.Ordinal));
        client.ReplyTo(cell);
        var texts = client
            .PublishedFor(cell)
            .Where(message => message.Type == "stream" && message.Text("name") == "stdout")
            .Select(message => message.Text("text"));
        Assert.Equal(expected, string.Concat(texts));
    }

    [Fact]
    public void LongRunningCell_PrintsBeforeItsEnd()
    {
        using var kernel = new ServedKernel();
        var client = kernel.Connect();
        var cell = client.Start(
            "Console.Write(\"first\"); Console.Write(\" word\"); await Task.Delay(-1, CellCancellation);"
        );
        client.WaitForOutput(cell, "first word");
        client.AskControl("interrupt_request");
        Assert.Equal("error", client.ReplyTo(cell).Text("status"));
    }
}
