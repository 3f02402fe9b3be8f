using System.Net;
using System.Net.Sockets;
using CSharpKernel.Evaluation;
using Tests.Support;

namespace Tests.Kernel.Directives.Packages;

[Trait("Speed", "Slow")]
public class SessionPackagesTests
{
    [Fact]
    public void Install_PackagesOfOneSession_AreReferencedTogetherAndKeepTheirVersions()
    {
        using var folder = TestPackage.Folder();
        TestPackage.Add(folder, "Alpha", "1.0.0");
        TestPackage.Add(folder, "Alpha", "1.5.0");
        TestPackage.Add(folder, "Alpha", "2.0.0-beta");
        TestPackage.Add(folder, "Beta", "1.0.0", "Alpha 1.0.0");
        TestPackage.Add(folder, "Gamma", "1.0.0", "Alpha 2.0.0-beta");
        TestPackage.AddNative(folder, "Delta");
        using var session = new CellSession(Path.Combine(folder.Path, "notebooks"));

        // Two in one cell, with what one of them needs; the newest stable version where none is named.
        var first = session.Run(
            "#r \"nuget: Beta, 1.0.0\"\n#r \"nuget:Alpha\"\n#r \"nuget: Delta\"\nAlpha.Version.Text + Beta.Version.Text"
        );
        Assert.Equal("1.5.01.0.0", first.ResultText);
        Assert.StartsWith(
            "display display-1 Installing Beta, Alpha, Delta … 0 s",
            first.Log[0],
            StringComparison.Ordinal
        );
        Assert.Equal("update display-1 Installed: Beta 1.0.0, Alpha 1.5.0, Delta 1.0.0", first.Log[^2]);

        // The library beside the package's own, in a folder of its own.
        Assert.Equal("True", session.Run("Delta.Process.Id() == Environment.ProcessId").ResultText);

        // A name that the kernel's own program knows too is the package's all the same.
        TestPackage.Add(folder, "Spectre.Console", "77.0.0");
        Assert.Equal("77.0.0", session.Run("#r \"nuget: Spectre.Console\"\nSpectre.Console.Version.Text").ResultText);

        // Again is nothing new.
        Assert.Equal(["display display-3 Installed: Alpha 1.5.0"], session.Run("#r \"nuget: Alpha, 1.5\"").Log);
        Assert.Equal(["display display-4 Installed: Alpha 1.5.0"], session.Run("#r \"nuget: Alpha, 1.*\"").Log);

        // Another version cannot take its place, be it asked for or needed.
        var other = session.Try("\n#r \"nuget: Alpha, 1.0.0\"");
        Assert.Contains("the session already uses Alpha 1.5.0", other.Error.Message, StringComparison.Ordinal);
        Assert.Contains("Cell In [6], line 2", other.Traceback, StringComparison.Ordinal);
        Assert.Contains(
            "Gamma could not be installed",
            session.Try("#r \"nuget: Gamma\"").Error.Message,
            StringComparison.Ordinal
        );
        Assert.Equal("1.5.0", session.Run("Alpha.Version.Text").ResultText);

        // A session later, the files are known: neither source nor restore is needed.
        Directory.Delete(Path.Combine(folder.Path, "feed"), recursive: true);
        using var next = new CellSession(Path.Combine(folder.Path, "notebooks"));
        Assert.Equal(
            ["display display-1 Installed: Alpha 1.5.0, Delta 1.0.0, Beta 1.0.0"],
            next.Run("#r \"nuget: Alpha\"\n#r \"nuget: Delta\"\n#r \"nuget: Beta, 1.0.0\"").Log
        );
    }

    [Fact]
    public void Install_SourceNamedInACell_IsSearchedBesidesTheOthers()
    {
        using var folder = TestPackage.Folder();
        using var other = TestPackage.Folder();
        TestPackage.Add(folder, "Alpha", "1.0.0");
        TestPackage.Add(other, "Omega", "3.0.0-rc.1", "Alpha 1.0.0");
        using var session = new CellSession(Path.Combine(folder.Path, "notebooks"));
        var cell = session.Run(
            $"#i \"nuget: {Path.Combine(other.Path, "feed")}\"\n#r \"nuget: Omega, *-*\"\nOmega.Version.Text + Alpha.Version.Text"
        );
        Assert.Equal("3.0.0-rc.11.0.0", cell.ResultText);
    }

    [Fact]
    public void Install_UnknownPackage_GivesNuGetsReasonInOneMessage()
    {
        using var folder = TestPackage.Folder();
        using var session = new CellSession(Path.Combine(folder.Path, "notebooks"));
        var cell = session.Try("#r \"nuget: Unknown.Package\"");
        Assert.Equal("DirectiveError", cell.Error.Name);
        Assert.StartsWith(
            "Unknown.Package could not be installed: NU1101: Unable to find package Unknown.Package.",
            cell.Error.Message,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("   at ", cell.Traceback, StringComparison.Ordinal);
        Assert.DoesNotContain("csproj", cell.Traceback, StringComparison.Ordinal);
        Assert.Equal("update display-1 Not installed: Unknown.Package", cell.Log[^2]);
        Assert.Equal("2", session.Run("1 + 1").ResultText);
    }

    [Theory]
    [InlineData("#r \"nuget: Alpha, 1.0\"\n#r \"nuget: alpha, 2.0\"", "asked for in two versions, 1.0 and 2.0")]
    [InlineData("#r \"nuget: \"", "A package is named as")]
    [InlineData("#i \"nuget: nowhere\"", "The folder 'nowhere' does not exist")]
    [InlineData("#i nowhere", "takes a package source in double quotes")]
    public void Install_WhatCannotBeMeant_IsRefusedAtOnce(string code, string expected)
    {
        using var session = new CellSession();
        var cell = session.Try(code);
        Assert.Contains(expected, cell.Error.Message, StringComparison.Ordinal);
        Assert.Equal(["error DirectiveError"], cell.Log);
    }

    [Fact]
    public void Install_SourceThatNeverAnswers_CanBeInterrupted()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var folder = TestPackage.Folder(
            $"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/v3/index.json"
        );
        using var session = new CellSession(Path.Combine(folder.Path, "notebooks"));
        using var interrupt = new CancellationTokenSource();
        var asked = new Thread(() =>
        {
            // The restore has come to the source, which will never answer; now the user loses patience.
            if (silent.Server.Poll(TimeSpan.FromMinutes(1), SelectMode.SelectRead))
            {
                interrupt.Cancel();
            }
        });
        asked.Start();
        var cell = session.Try("#r \"nuget: Alpha, 1.0.0\"", cancellationToken: interrupt.Token);
        asked.Join();
        Assert.Equal(EvaluationStatus.Interrupted, cell.Evaluation.Status);
        Assert.Equal("update display-1 Not installed: Alpha", cell.Log[^2]);
        Assert.Equal("2", session.Run("1 + 1").ResultText);
    }

    [Fact]
    public void Install_UnreachableSource_TakesTheNewestVersionInstalledBefore()
    {
        using var folder = TestPackage.Folder();
        TestPackage.Add(folder, "Alpha", "1.0.0");
        var notebooks = Path.Combine(folder.Path, "notebooks");
        using (var session = new CellSession(notebooks))
        {
            session.Run("#r \"nuget: Alpha, 1.0.0\"");
        }

        File.WriteAllText(
            Path.Combine(notebooks, "NuGet.config"),
            "<configuration><packageSources><clear /><add key=\"closed\" value=\"http://127.0.0.1:9/v3/index.json\" allowInsecureConnections=\"true\" /></packageSources></configuration>"
        );
        using var offline = new CellSession(notebooks);
        Assert.Equal("1.0.0", offline.Run("#r \"nuget: Alpha\"\nAlpha.Version.Text").ResultText);
        var missing = offline.Try("#r \"nuget: Omega\"").Error.Message;
        Assert.StartsWith("Omega could not be installed: NU1301: ", missing, StringComparison.Ordinal);
    }
}
