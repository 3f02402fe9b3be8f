using System.CommandLine;
using Benchmarks.Generate;
using Benchmarks.Reader;

var root = new RootCommand(
    "Measured claims of EcommerceNotebooks, and the generator of its sample. One suite is one subcommand."
)
{
    GenerateSuite.ToCommand(),
    ReaderSuite.ToCommand(),
};
return root.Parse(args).Invoke();
