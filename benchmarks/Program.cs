using System.CommandLine;
using Benchmarks.Completion;
using Benchmarks.Generate;
using Benchmarks.Ingest;
using Benchmarks.Kernel;
using Benchmarks.Reader;

var root = new RootCommand(
    "Measured claims of EcommerceNotebooks, and the generator of its sample. One suite is one subcommand."
)
{
    GenerateSuite.ToCommand(),
    FidelityCommand.ToCommand(),
    GenerateSpeed.ToCommand(),
    ReaderSuite.ToCommand(),
    KernelSuite.ToCommand(),
    CompletionSuite.ToCommand(),
};
foreach (var command in IngestSuite.ToCommands())
{
    root.Add(command);
}

return root.Parse(args).Invoke();
