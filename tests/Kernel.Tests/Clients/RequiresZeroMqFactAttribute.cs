using Tests.Support;

namespace Tests.Kernel.Clients;

/// <summary>A test with the ZeroMQ binding of VS Code, which the build fetches; it skips with a reason where that was not possible.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresZeroMqFactAttribute : FactAttribute
{
    public RequiresZeroMqFactAttribute()
    {
        if (!File.Exists(Path.Combine(ZeroMqTests.Folder, "node_modules", "zeromq", "package.json")))
        {
            Skip =
                "The npm package zeromq is missing: the build could not fetch it (npm install in tests/Kernel/Clients/zeromq)";
        }
    }
}
