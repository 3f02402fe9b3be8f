using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tests.Support;

namespace Tests.Documents;

/// <summary>Every command that a document names exists, with the options that it names; so does every environment variable.</summary>
[Trait("Speed", "Slow")]
public sealed partial class DocumentCommandsTests
{
    private static readonly Dictionary<string, string> Programs = new(StringComparer.Ordinal)
    {
        ["notebooks"] = "Notebooks.dll",
        ["kernel"] = "CSharpKernel.dll",
        ["benchmarks"] = "Benchmarks.dll",
        ["dashboard"] = "Dashboard.dll",
        ["tests/Lib.Tests"] = "Lib.Tests.dll",
        ["tests/Notebooks.Tests"] = "Notebooks.Tests.dll",
    };

    private static readonly ConcurrentDictionary<string, string> Helps = new(StringComparer.Ordinal);

    public static TheoryData<string, string> Commands
    {
        get
        {
            var commands = new TheoryData<string, string>();
            foreach (var document in Document.All)
            {
                foreach (var command in CommandsOf(Document.Text(document)).Distinct())
                {
                    commands.Add(document, command);
                }
            }

            return commands;
        }
    }

    public static TheoryData<string> Variables =>
        [
            .. Document
                .All.Where(path => !path.Contains("/results/", StringComparison.Ordinal))
                .SelectMany(path => Code().Matches(Document.Text(path)))
                .SelectMany(code => Variable().Matches(code.Value))
                .Select(name => name.Value)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Commands_OfEveryDocument_Exist(string document, string command) =>
        Assert.True(Fault(command) is null, $"{document}: {command}: {Fault(command)}");

    [Theory]
    [MemberData(nameof(Variables))]
    public void Variables_OfEveryDocument_AreRead(string name) =>
        Assert.Contains(Sources(), path => File.ReadAllText(path).Contains($"\"{name}\"", StringComparison.Ordinal));

    [Theory]
    [InlineData("dotnet run -c Release --project nothing", "no project")]
    [InlineData("dotnet run -c Release --project notebooks -- --sauce PATH", "--sauce")]
    [InlineData("dotnet run -c Release --project benchmarks -- generte --out X", "generte")]
    [InlineData("dotnet run -c Release --project benchmarks -- generate --rows 3", "--rows")]
    [InlineData("dotnet run -c Release --project kernel -- install --names x", "--names")]
    [InlineData("dotnet run -c Release --project tests/Lib.Tests -- net rewrite", "net rewrite")]
    [InlineData("dotnet test -c Release --filter FullyQualifiedName~Tests.Simulatons", "Tests.Simulatons")]
    [InlineData("dotnet prettier .", "prettier")]
    public void Fault_OfAWrongCommand_NamesIt(string command, string named) =>
        Assert.Contains(named, Fault(command), StringComparison.Ordinal);

    [Fact]
    public void CommandsOf_BlocksAndSpans_FindsBoth() =>
        Assert.Equal(
            ["dotnet build -c Release", "dotnet tool restore", "dotnet test -c Release"],
            CommandsOf(
                "Do `dotnet build -c Release`, the `dotnet` way:\n\n    dotnet tool restore\n    SCALE=1 dotnet test -c Release\n"
            )
        );

    private static IEnumerable<string> CommandsOf(string text) =>
        Command().Matches(text).Select(match => match.Groups["command"].Value.Trim());

    // What is wrong with a command; null where nothing is.
    private static string? Fault(string command)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            ["dotnet", "build", "-c", "Release"] => null,
            ["dotnet", "tool", "restore"] => null,
            ["dotnet", "test", "-c", "Release"] => null,
            ["dotnet", "test", "-c", "Release", var folder] => Directory.Exists(Document.FullPath(folder))
                ? null
                : $"no folder {folder}",
            ["dotnet", "test", "-c", "Release", "--filter", var filter] => FilterFault(filter),
            ["dotnet", "run", "-c", "Release", "--project", var project] => Programs.ContainsKey(project)
                ? null
                : $"no project {project}",
            ["dotnet", "run", "-c", "Release", "--project", var project, "--", .. var arguments] =>
                Programs.ContainsKey(project) ? ArgumentsFault(project, arguments) : $"no project {project}",
            ["dotnet", var tool, ..] => Tools().Contains(tool) ? null : $"no tool {tool}",
            _ => "not a command of dotnet",
        };
    }

    private static string? FilterFault(string filter)
    {
        var part = filter.Replace("FullyQualifiedName~", "", StringComparison.Ordinal);
        return Directory
            .EnumerateFiles(Document.FullPath("tests"), "*.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText)
            .SelectMany(text =>
                Class().Matches(text).Select(name => $"{Namespace().Match(text).Groups[1]}.{name.Groups[1]}")
            )
            .Any(name => name.Contains(part, StringComparison.Ordinal))
            ? null
            : $"no test of {part}";
    }

    private static string? ArgumentsFault(string project, string[] arguments)
    {
        // Words in capitals stand for what a user puts in their place.
        string[] subcommand =
        [
            .. arguments.TakeWhile(word => char.IsAsciiLetterLower(word[0])).Take(IsOfTests(project) ? 2 : 1),
        ];
        var name = string.Join(' ', subcommand);
        if (
            name.Length > 0
            && !Regex.IsMatch(Help(project, ""), $@"^\s*{Regex.Escape(name)}\b", RegexOptions.Multiline)
        )
        {
            return $"no command {name}";
        }

        var help = Help(project, IsOfTests(project) ? "" : name);
        return arguments
            .Where(word => word.StartsWith("--", StringComparison.Ordinal))
            .Where(option => !Regex.IsMatch(help, $@"(?<![\w-]){Regex.Escape(option)}(?![\w-])"))
            .Select(option => $"no option {option}")
            .FirstOrDefault();
    }

    private static bool IsOfTests(string project) => project.StartsWith("tests/", StringComparison.Ordinal);

    private static string Help(string project, string subcommand) =>
        Helps.GetOrAdd(
            $"{project} {subcommand}",
            _ =>
            {
                // The program of the library's tests is built beside this one, perhaps later: its file says what it would print.
                if (project == "tests/Lib.Tests")
                {
                    return Document.Text("tests/Lib.Tests/Net/NetCommand.cs");
                }

                string[] words = subcommand.Length == 0 ? ["--help"] : [subcommand, "--help"];
                var run = ProgramRun.Of(
                    Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
                    [Path.Combine(AppContext.BaseDirectory, Programs[project]), .. words],
                    TimeSpan.FromMinutes(1)
                );
                Assert.True(run.ExitCode == 0, run.Text);
                return run.Text;
            }
        );

    private static IEnumerable<string> Tools() =>
        JsonNode.Parse(Document.Text(".config/dotnet-tools.json"))!["tools"]!
            .AsObject()
            .SelectMany(tool => tool.Value!["commands"]!.AsArray())
            .Select(name => (string)name!);

    private static IEnumerable<string> Sources() =>
        new[] { "lib", "kernel", "benchmarks", "notebooks", "tests" }.SelectMany(project =>
            Directory.EnumerateFiles(Document.FullPath(project), "*.cs", SearchOption.AllDirectories)
        );

    [GeneratedRegex(@"(?:^(?: {4}|\t)\s*(?:[A-Z_]+=\S+ )*|`)(?<command>dotnet [^`\n]+)", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"^ {4}.*$|`[^`\n]+`", RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\b(?:class|record|struct) (\w+)")]
    private static partial Regex Class();

    [GeneratedRegex(@"(?<![\w.])[A-Z]{3,}(?:_[A-Z]+)+(?!\w)")]
    private static partial Regex Variable();
}
