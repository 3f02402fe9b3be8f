namespace Tests.Kernel.Clients;

/// <summary>Tests with outside clients share one installed kernel and run alone: some of those clients allow a kernel a tenth of a second.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ClientCollection : ICollectionFixture<KernelInstallation>
{
    internal const string Name = "Outside clients";
}
