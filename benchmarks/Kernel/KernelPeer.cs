namespace Benchmarks.Kernel;

/// <summary>A kernel to be timed: the name of its kernelspec, and how each operation is written in its language.</summary>
internal sealed record KernelPeer(string Name, IReadOnlyDictionary<string, string> Codes)
{
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

    /// <summary>This project's kernel.</summary>
    internal static readonly KernelPeer CSharp = new(
        "csharp",
        new Dictionary<string, string>
        {
            ["set up"] = "var text = \"abc\";",
            ["empty"] = "",
            ["sum"] = "1 + 1",
            ["print"] = "Console.WriteLine(\"hello\");",
            ["complete"] = "text.",
            ["stream"] = "for (var i = 0; i < 100_000; i++) Console.WriteLine(i);",
        }
    );
}
