using System.CommandLine;
using Benchmarks.Ingest;
using Benchmarks.Pipeline;
using Benchmarks.Publishing;
using Benchmarks.Queries;
using Benchmarks.Scaling;

namespace Tests.Benchmarks.Publishing;

public sealed class PublishCommandTests
{
    private static readonly RootCommand Root = new()
    {
        IngestSuite.ToCommand(),
        PipelineSuite.ToCommand(),
        QueriesSuite.ToCommand(),
        ScalingSuite.ToCommand(),
    };

    [Theory]
    [InlineData("ingest")]
    [InlineData("pipeline")]
    [InlineData("queries")]
    [InlineData("scaling")]
    public void ArgumentsOf_ASuite_AreArgumentsThatItKnows(string suite)
    {
        var arguments = PublishCommand.ArgumentsOf(suite, "source", "3", "1,3", "work");
        var parsed = Root.Parse(arguments);
        Assert.Empty(parsed.Errors);
        Assert.Equal(suite, parsed.CommandResult.Command.Name);
    }

    [Fact]
    public void ArgumentsOf_AnUnknownSuite_Throws() =>
        Assert.Throws<ArgumentException>(() => PublishCommand.ArgumentsOf("other", "source", "3", "1,3", "work"));
}
