using Benchmarks.Processes;

namespace Tests.Benchmarks.Processes;

public sealed class ProcessRunTests
{
    private static readonly ProcessRun Success = new(1.5, 2.25, 1024, 512, 0);

    [Fact]
    public void FromJson_OfToJson_IsTheSame() => Assert.Equal(Success, ProcessRun.FromJson(Success.ToJson()));

    [Fact]
    public void Failure_OfExitCodeZero_IsNull() => Assert.Null(Success.Failure);

    [Fact]
    public void Failure_OfSignalNine_SaysThatItWasKilled() =>
        Assert.StartsWith("killed (signal 9)", (Success with { ExitCode = 137 }).Failure, StringComparison.Ordinal);

    [Theory]
    [InlineData("file.js:1\n\nError: no such column\n    at x.js\n\nNode.js v20\n", "Error: no such column")]
    [InlineData("Traceback\n  File \"x.py\"\nValueError: bad\n", "ValueError: bad")]
    [InlineData("Unhandled exception: System.Exception: a\n   at X()\n", "Unhandled exception: System.Exception: a")]
    [InlineData("[Error: conversion failed] {\n", "[Error: conversion failed] {")]
    [InlineData("first\nlast\n", "last")]
    [InlineData("", "no error text")]
    public void Failure_OfAnErrorText_TakesItsLine(string errors, string expected) =>
        Assert.Equal($"exit code 1: {expected}", (Success with { ExitCode = 1, Errors = errors }).Failure);
}
