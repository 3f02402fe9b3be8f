using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Benchmarks.Kernel;

namespace Tests.Support;

/// <summary>Microsoft's notebook runtime, the local tool dotnet-interactive, in its mode of JSON lines.</summary>
internal sealed class DotnetInteractive : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private readonly Process process;
    private readonly CancellationTokenSource limit = new(Patience);

    internal DotnetInteractive()
    {
        var start = new ProcessStartInfo("dotnet", [Program!, "stdio", "--default-kernel", "csharp"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1";
        process = Process.Start(start)!;
        WaitFor(message => Type(message) == "KernelReady");
    }

    /// <summary>The tool's program, or null where it is not restored.</summary>
    internal static string? Program => DotnetInteractiveTool.Program;

    /// <summary>Runs a cell and gives what it printed, its result and, when it failed, its error.</summary>
    internal (bool Succeeded, string Text) Run(string code)
    {
        var command = new
        {
            token = "cell",
            commandType = "SubmitCode",
            command = new { code, targetKernelName = "csharp" },
        };
        process.StandardInput.WriteLine(JsonSerializer.Serialize(command));
        process.StandardInput.Flush();
        var text = new StringBuilder();
        var end = WaitFor(message =>
        {
            var shown = message["event"]?["formattedValues"]?[0]?["value"] ?? message["event"]?["message"];
            text.Append(shown?.GetValue<string>());
            return Type(message) is "CommandSucceeded" or "CommandFailed"
                && message["command"]?["token"]?.GetValue<string>() == "cell";
        });
        return (Type(end) == "CommandSucceeded", text.ToString());
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        limit.Dispose();
    }

    private static string? Type(JsonNode message) => message["eventType"]?.GetValue<string>();

    private JsonNode WaitFor(Func<JsonNode, bool> isWanted)
    {
        while (process.StandardOutput.ReadLineAsync(limit.Token).AsTask().GetAwaiter().GetResult() is { } line)
        {
            var message = JsonNode.Parse(line)!;
            if (isWanted(message))
            {
                return message;
            }
        }

        throw new InvalidOperationException("dotnet-interactive ended before it answered.");
    }
}
