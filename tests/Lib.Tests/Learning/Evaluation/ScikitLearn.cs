using System.Text.Json;
using Tests.Support;

namespace Tests.Learning.Evaluation;

/// <summary>Asks scikit-learn, which reads JSON as <c>given</c> and answers with the value of <c>answer</c>.</summary>
internal static class ScikitLearn
{
    internal static JsonElement Ask(string script, object given)
    {
        var program = $"""
            import json, sys
            import numpy as np
            given = json.load(sys.stdin)
            {script}
            print(json.dumps(answer))
            """;
        var run = ProgramRun.Of(
            Python.Path!,
            ["-c", program],
            TimeSpan.FromMinutes(2),
            input: JsonSerializer.Serialize(given)
        );
        Assert.True(run.ExitCode == 0, run.Text);
        using var document = JsonDocument.Parse(run.Output);
        return document.RootElement.Clone();
    }
}
