using System.CommandLine;
using Benchmarks.Generate;

var root = new RootCommand(
    "Measured claims of EcommerceNotebooks, and the generator of its sample. One suite is one subcommand."
)
{
    GenerateSuite.ToCommand(),
};
return root.Parse(args).Invoke();
