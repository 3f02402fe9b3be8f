using Benchmarks.Processes;

namespace Tests.Benchmarks.Processes;

/// <summary>Variants that are shell scripts, whose $0 is their folder and whose answer is what they print.</summary>
internal static class Shell
{
    internal static ProcessVariant Variant(string name, string script) =>
        new(
            name,
            folder => ["/bin/sh", "-c", script, folder],
            (_, output) => new Dictionary<string, string> { ["printed"] = output.Trim() }
        );
}
