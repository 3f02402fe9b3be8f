using System.CommandLine;
using Benchmarks.Completion;
using Benchmarks.Customers;
using Benchmarks.Dashboard;
using Benchmarks.Experiments;
using Benchmarks.Generate;
using Benchmarks.Ingest;
using Benchmarks.Kernel;
using Benchmarks.Kills;
using Benchmarks.Optimizations;
using Benchmarks.Pipeline;
using Benchmarks.Processes;
using Benchmarks.Propensity;
using Benchmarks.Publishing;
using Benchmarks.Queries;
using Benchmarks.Reader;
using Benchmarks.Recommendations;
using Benchmarks.Scaling;
using Benchmarks.Sizes;

var root = new RootCommand(
    "Measured claims of EcommerceNotebooks, and the generator of its sample. One suite is one subcommand."
)
{
    GenerateSuite.ToCommand(),
    FidelityCommand.ToCommand(),
    GenerateSpeed.ToCommand(),
    ReaderSuite.ToCommand(),
    IngestSuite.ToCommand(),
    PipelineSuite.ToCommand(),
    QueriesSuite.ToCommand(),
    ScalingSuite.ToCommand(),
    SizesSuite.ToCommand(),
    OptimizationsSuite.ToCommand(),
    KernelSuite.ToCommand(),
    CompletionSuite.ToCommand(),
    ExperimentsSuite.ToCommand(),
    CustomersSuite.ToCommand(),
    PropensitySuite.ToCommand(),
    RecommendationsSuite.ToCommand(),
    DashboardSuite.ToCommand(),
    KillsSuite.ToCommand(),
    PublishCommand.ToCommand(),
    ReadmeCommand.ToCommand(),
    OnceCommand.ToCommand(),
    MeasureCommand.ToCommand(),
};
return root.Parse(args).Invoke();
