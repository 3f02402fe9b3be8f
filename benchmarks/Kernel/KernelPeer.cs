namespace Benchmarks.Kernel;

/// <summary>A kernel to be timed: the name of its kernelspec, and how each operation is written in its language; it takes no part in others.</summary>
internal sealed record KernelPeer(string Name, IReadOnlyDictionary<string, string> Codes)
{
    private const string Chart = """
        #!import "setup.csx"
        Chart.Bar(["view", "cart", "purchase"], [20.0, 5.0, 1.0]).Title("Events")
        """;

    /// <summary>The reference: Python's own kernel.</summary>
    internal static readonly KernelPeer IPython = new(
        "python3",
        new Dictionary<string, string>
        {
            ["set up"] = "text = 'abc'",
            ["empty"] = "",
            ["sum"] = "1 + 1",
            ["print"] = "print('hello')",
            ["complete"] = "text.",
            ["stream"] = "for i in range(100_000): print(i)",
        }
    );

    /// <summary>Microsoft's kernel, which loses most of many printed lines and so takes no part in them, nor in completion.</summary>
    internal static readonly KernelPeer DotnetInteractive = new(
        "dotnet-interactive",
        new Dictionary<string, string>
        {
            ["set up"] = "var text = \"abc\";",
            ["empty"] = "",
            ["sum"] = "1 + 1",
            ["print"] = "Console.WriteLine(\"hello\");",
            ["chart"] = Chart,
        }
    );

    /// <summary>This project's kernel.</summary>
    internal static readonly KernelPeer CSharp = new(
        "csharp",
        new Dictionary<string, string>(DotnetInteractive.Codes)
        {
            ["complete"] = "text.",
            ["stream"] = "for (var i = 0; i < 100_000; i++) Console.WriteLine(i);",
        }
    );
}
