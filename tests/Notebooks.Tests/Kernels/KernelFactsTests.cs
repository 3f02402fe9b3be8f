using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Benchmarks.Kernel;
using CSharpKernel.Formatting;
using Tests.Kernel.Clients;
using Tests.Support;

namespace Tests.Kernels;

/// <summary>What this kernel and dotnet-interactive do differently, beside their times, as the kernel's README says; one run of each tells all of it.</summary>
[Trait("Speed", "Slow")]
[Collection(InstalledKernelCollection.Name)]
public class KernelFactsTests(KernelInstallation kernel)
{
    private const string Polyglot = ".net-csharp";
    private const string LocalOnly = "local-only";
    private static readonly string[] All = ["listening", "error", "compile_error", "types", "lines", "interrupt"];
    private static readonly Dictionary<string, JsonNode> Told = [];

    [RequiresDotnetInteractiveFact("jupyter_client")]
    public void Interrupt_EndlessLoop_EndsDotnetInteractiveAndKeepsThisKernelsVariables()
    {
        Assert.Equal("42", (string?)Facts("csharp")["interrupt"]!["kept"]);
        Assert.Null(Facts(Polyglot)["interrupt"]!["kept"]);
    }

    [RequiresDotnetInteractiveFact("jupyter_client", ReadsProc = true)]
    public void Listening_Addresses_AreLoopbackHereAndEveryInterfaceThere()
    {
        var all = NetworkInterface
            .GetAllNetworkInterfaces()
            .Where(each =>
                each.OperationalStatus == OperationalStatus.Up
                || each.NetworkInterfaceType == NetworkInterfaceType.Loopback
            )
            .SelectMany(each => each.GetIPProperties().UnicastAddresses)
            .Where(each => each.Address.AddressFamily == AddressFamily.InterNetwork)
            .Select(each => each.Address.ToString());

        Assert.Equal(["127.0.0.1"], Texts(Facts("csharp")["listening"]!));
        Assert.Equal(all.Order(StringComparer.Ordinal), Texts(Facts(Polyglot)["listening"]!));
        Assert.Equal(["127.0.0.1"], Texts(Facts(LocalOnly, "listening")["listening"]!));
    }

    [RequiresDotnetInteractiveFact("jupyter_client")]
    public void Traceback_OfAnException_NamesTheLineHereAlone()
    {
        var own = AnsiText.Strip((string)Facts("csharp")["error"]!);
        var other = (string)Facts(Polyglot)["error"]!;

        Assert.Matches(@"Cell In \[\d+\], line 2, in Fail", own);
        Assert.Contains("Fail()", other, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)line|:[0-9]", other.Replace("System.Exception: bad", "", StringComparison.Ordinal));
    }

    [RequiresDotnetInteractiveFact("jupyter_client")]
    public void Error_OfTheCompiler_NamesTheLineUnderBoth()
    {
        Assert.Contains("line 2", (string)Facts("csharp")["compile_error"]!, StringComparison.Ordinal);
        Assert.Contains("(2,9): error CS0103", (string)Facts(Polyglot)["compile_error"]!, StringComparison.Ordinal);
    }

    [RequiresDotnetInteractiveFact("jupyter_client")]
    public void Values_AllButTexts_HavePlainTextHereAlone()
    {
        var other = Facts(Polyglot)["types"]!.AsObject();

        Assert.All(Facts("csharp")["types"]!.AsObject(), value => Assert.Contains("text/plain", Texts(value.Value!)));
        Assert.Equal(["text/plain"], Texts(other["\"text\""]!));
        Assert.All(
            other.Where(value => value.Key != "\"text\""),
            value => Assert.Equal(["text/html"], Texts(value.Value!))
        );
    }

    [RequiresDotnetInteractiveFact("jupyter_client")]
    public void PrintedLines_WhileTheClientDoesNotRead_AllArriveHereAndAreLostThere()
    {
        Assert.Equal(100_000, (int)Facts("csharp")["lines"]!);
        Assert.InRange((int)Facts(Polyglot)["lines"]!, 1, 99_999);
    }

    private static string[] Texts(JsonNode values) => [.. values.AsArray().Select(value => (string)value!)];

    private JsonNode Facts(string name, params string[] asked)
    {
        if (!Told.TryGetValue(name, out var facts))
        {
            using var folder = new TemporaryFolder();
            DotnetInteractiveTool.Install(Path.Combine(folder.Path, "kernels"), Polyglot);
            DotnetInteractiveTool.Install(Path.Combine(folder.Path, "kernels"), LocalOnly, "--http-local-only");
            var environment = kernel.Environment;
            environment["JUPYTER_PATH"] = name == "csharp" ? environment["JUPYTER_PATH"] : folder.Path;
            environment["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1";
            var run = ProgramRun.Of(
                Python.Path!,
                ["kernel_facts.py", name, .. asked.Length > 0 ? asked : All],
                TimeSpan.FromMinutes(5),
                environment,
                Path.Combine(Repository.Root, "tests", "Notebooks.Tests", "Kernels")
            );
            Assert.True(run.ExitCode == 0, run.Text);
            Told[name] = facts = JsonNode.Parse(run.Output)!;
        }

        return facts;
    }
}
