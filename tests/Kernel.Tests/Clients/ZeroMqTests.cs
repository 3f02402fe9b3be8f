using System.Text.Json.Nodes;
using Tests.Support;
using Xunit.Abstractions;

namespace Tests.Kernel.Clients;

/// <summary>The kernel with the ZeroMQ binding that VS Code brings, used in VS Code's manner (zeromq/client.mjs).</summary>
[Trait("Speed", "Slow")]
[Collection(ClientCollection.Name)]
public class ZeroMqTests(KernelInstallation kernel, ITestOutputHelper output)
{
    // The aim is one second; a machine that is busy with other work may take longer, a kernel that waits for the code to end takes minutes.
    private const int InterruptMilliseconds = 8000;

    internal static string Folder { get; } = Path.Combine(KernelInstallation.ScriptFolder, "zeromq");

    [RequiresZeroMqFact]
    public void Client_EveryKindOfRequest_IsAnswered()
    {
        var seen = Visit("speak");
        Assert.Equal("C#", Text(seen["info"]!["language_info"]!["name"]));
        Assert.Equal("42", Text(seen["value"]!["result"]));
        Assert.Equal(
            ["status", "execute_input", "execute_result", "status"],
            seen["value"]!["types"]!.AsArray().Select(Text)
        );
        Assert.Equal("caf\u00e9 \U0001f600\n", Text(seen["printed"]!["stdout"]));
        Assert.Contains("text/html", seen["shown"]!["displays"]![0]!.AsArray().Select(Text));
        Assert.Equal("error", Text(seen["failed"]!["reply"]!["status"]));
        Assert.Equal("InvalidOperationException", Text(seen["failed"]!["error"]!["ename"]));
        Assert.Contains(
            "Cell In [4], line 2",
            string.Concat(seen["failed"]!["error"]!["traceback"]!.AsArray().Select(Text)),
            StringComparison.Ordinal
        );
        Assert.Contains("WriteLine", seen["completed"]!["matches"]!.AsArray().Select(Text));
        Assert.Equal(8, seen["completed"]!["cursor_start"]!.GetValue<int>());
        Assert.Equal(14, seen["completed"]!["cursor_end"]!.GetValue<int>());
        Assert.True(seen["inspected"]!["found"]!.GetValue<bool>());
        Assert.Equal("incomplete", Text(seen["unfinished"]!["status"]));
        Assert.StartsWith("// first", Text(seen["history"]!["history"]![0]![2]), StringComparison.Ordinal);
    }

    [RequiresZeroMqFact]
    public void Client_InterruptsWhateverRuns_AndTheVariablesAreKept()
    {
        var seen = Visit("interrupt");
        var results = seen["results"]!.AsArray();
        Assert.Equal(
            ["loop", "sleep", "await", "catch-all loop", "query"],
            results.Select(item => Text(item!["what"]))
        );
        Assert.All(
            results,
            result =>
            {
                output.WriteLine($"{Text(result!["what"])}: {result["milliseconds"]} ms");
                Assert.Equal("error KeyboardInterrupt 42", $"{result["status"]} {result["name"]} {result["after"]}");
                Assert.InRange(result["milliseconds"]!.GetValue<int>(), 0, InterruptMilliseconds);
            }
        );
        Assert.Equal("ok", Text(seen["idle"]!["status"]));
        Assert.Equal("43", Text(seen["after"]));
    }

    [RequiresZeroMqFact]
    public void Client_Restart_StartsAFreshSessionOnTheSameConnection()
    {
        var seen = Visit("restart");
        Assert.Equal("42", Text(seen["before"]));
        Assert.True(seen["reply"]!["restart"]!.GetValue<bool>());
        Assert.Equal(0, seen["exit"]!.GetValue<int>());
        Assert.Equal("error", Text(seen["after"]!["reply"]!["status"]));
        Assert.Equal(1, seen["after"]!["reply"]!["execution_count"]!.GetValue<int>());
        Assert.Contains("kept", Text(seen["after"]!["error"]!["evalue"]), StringComparison.Ordinal);
    }

    [RequiresZeroMqFact]
    public void TwoClients_OnOneKernel_GetTheirOwnRepliesAndAllOutput()
    {
        var seen = Visit("share");
        string[] expected =
        [
            .. Enumerable
                .Range(0, 20)
                .SelectMany(number => (string[])[$"a{number}", $"b{number}"])
                .Order(StringComparer.Ordinal),
        ];
        Assert.True(seen["ownReplies"]!.GetValue<bool>());
        Assert.Equal(Enumerable.Range(1, 40), seen["counts"]!.AsArray().Select(count => count!.GetValue<int>()));
        Assert.Equal(expected, seen["first"]!.AsArray().Select(Text));
        Assert.Equal(expected, seen["second"]!.AsArray().Select(Text));
    }

    [RequiresZeroMqFact]
    public void Client_CellThatAsks_IsAnsweredOrRefused()
    {
        var seen = Visit("ask");
        Assert.Equal("Ada s3cret", Text(seen["asked"]!["stdout"]));
        Assert.Equal(
            ["Your name? False", "Word? True"],
            seen["prompts"]!.AsArray().Select(item => $"{item!["prompt"]} {item["password"]!.GetValue<bool>()}")
        );
        Assert.Equal("error", Text(seen["refused"]!["reply"]!["status"]));
        Assert.StartsWith("GetInputAsync asks ", Text(seen["refused"]!["error"]!["evalue"]), StringComparison.Ordinal);
    }

    private JsonNode Visit(string scenario)
    {
        var run = ProgramRun.Of(
            "node",
            [Path.Combine(Folder, "scenarios.mjs"), scenario, kernel.SpecFolder, KernelInstallation.Library],
            TimeSpan.FromMinutes(3),
            kernel.Environment
        );
        Assert.True(run.ExitCode == 0, run.Text);
        output.WriteLine(run.Output);
        var seen = JsonNode.Parse(run.Output)!;
        Assert.Equal("", Text(seen["errors"]));
        Assert.Equal(0, seen["finalExit"]!.GetValue<int>());
        return seen;
    }

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
