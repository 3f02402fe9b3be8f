using CSharpKernel.Directives.Packages;
using Tests.Support;

namespace Tests.Kernel.Directives.Packages;

public class RestoreCacheTests
{
    [Fact]
    public void Read_PlanOfAnEarlierRestore_GivesItsPackages()
    {
        using var folder = new TemporaryFolder();
        var (cache, plan) = Written(folder, "1.0.0");
        var package = Assert.Single(cache.Read(plan)!);
        Assert.Equal(("Tiny", "1.0.0"), (package.Name, package.Version));
        Assert.Equal(["Tiny.dll"], package.CompileNames);
        Assert.Equal(
            [Path.Combine(folder.Path, "installed", "tiny", "1.0.0", "lib", "Tiny.dll")],
            package.RuntimePaths
        );
        Assert.Empty(package.NativePaths);
    }

    [Fact]
    public void Read_OtherOrderOfPackages_IsTheSamePlan()
    {
        RestorePlan Plan(params string[] names) =>
            new([.. names.Select(name => new PackageRequest(name, "1.0"))], [], Path.GetTempPath());
        Assert.Equal(Plan("a", "B").Hash(), Plan("b", "A").Hash());
        Assert.NotEqual(Plan("a").Hash(), Plan("b").Hash());
    }

    [Fact]
    public void Read_OtherNuGetConfig_IsAnotherPlan()
    {
        using var folder = new TemporaryFolder();
        var (cache, plan) = Written(folder, "1.0.0");
        File.WriteAllText(Path.Combine(folder.Path, "NuGet.config"), "<configuration />");
        Assert.Null(cache.Read(plan));
    }

    [Fact]
    public void Read_PackageGoneFromTheDisk_IsForgotten()
    {
        using var folder = new TemporaryFolder();
        var (cache, plan) = Written(folder, "1.0.0");
        File.Delete(Path.Combine(folder.Path, "installed", "tiny", "1.0.0", "lib", "Tiny.dll"));
        Assert.Null(cache.Read(plan));
    }

    [Theory]
    [InlineData("1.0.0", 400, true)]
    [InlineData("1.*", 20, true)]
    [InlineData("1.*", 25, false)]
    [InlineData(null, 25, false)]
    public void Read_OldEntry_IsForgottenWhenItsVersionsFloat(string? version, int hours, bool isKept)
    {
        using var folder = new TemporaryFolder();
        var (cache, plan) = Written(folder, version);
        var entry = Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "cache")));
        File.SetLastWriteTimeUtc(entry, DateTime.UtcNow.AddHours(-hours));
        Assert.Equal(isKept, cache.Read(plan) is not null);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"targets":{},"packageFolders":{},"libraries":{}}""")]
    public void Read_DamagedEntry_IsForgotten(string entry)
    {
        using var folder = new TemporaryFolder();
        var (cache, plan) = Written(folder, "1.0.0");
        cache.Write(plan, entry);
        Assert.Null(cache.Read(plan));
    }

    [Fact]
    public void Write_ManyAtOnce_LeaveOneWholeEntry()
    {
        using var folder = new TemporaryFolder();
        var (cache, plan) = Written(folder, "1.0.0");
        var assets = Assets(folder, plan);
        var threads = Enumerable
            .Range(0, 4)
            .Select(_ => new Thread(() => Repeat(50, () => cache.Write(plan, assets))))
            .ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Repeat(50, () => Assert.NotNull(cache.Read(plan)));
        Array.ForEach(threads, thread => thread.Join());
        Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "cache")));
    }

    private static void Repeat(int times, Action action)
    {
        for (var round = 0; round < times; round++)
        {
            action();
        }
    }

    private static (RestoreCache Cache, RestorePlan Plan) Written(TemporaryFolder folder, string? version)
    {
        var library = Directory.CreateDirectory(Path.Combine(folder.Path, "installed", "tiny", "1.0.0", "lib"));
        File.WriteAllText(Path.Combine(library.FullName, "Tiny.dll"), "");
        var plan = new RestorePlan([new PackageRequest("Tiny", version)], [], folder.Path);
        var cache = new RestoreCache(Path.Combine(folder.Path, "cache"));
        cache.Write(plan, Assets(folder, plan));
        return (cache, plan);
    }

    private static string Assets(TemporaryFolder folder, RestorePlan plan) =>
        $$"""
            {
              "targets": {
                "{{plan.Framework}}": {},
                "{{plan.Framework}}/{{plan.RuntimeIdentifier}}": {
                  "Tiny/1.0.0": {
                    "type": "package",
                    "compile": { "lib/Tiny.dll": {} }, "runtime": { "lib/Tiny.dll": {} }, "native": { "lib/_._": {} }
                  },
                  "Other/1.0.0": { "type": "project" }
                }
              },
              "libraries": { "Tiny/1.0.0": { "type": "package", "path": "tiny/1.0.0" } },
              "packageFolders": { "/nowhere/": {}, "{{Path.Combine(folder.Path, "installed").Replace(
                "\\",
                "/",
                StringComparison.Ordinal
            )}}/": {} }
            }
            """;
}
