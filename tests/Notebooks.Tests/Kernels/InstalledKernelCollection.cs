using Tests.Kernel.Clients;

namespace Tests.Kernels;

/// <summary>Tests that run the installed kernel share it; they ask nothing of its speed, so that other tests may run beside them.</summary>
[CollectionDefinition(Name)]
public sealed class InstalledKernelCollection : ICollectionFixture<KernelInstallation>
{
    internal const string Name = "Installed kernel";
}
