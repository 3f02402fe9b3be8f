using CSharpKernel.Directives.Packages;

namespace Tests.Kernel.Directives.Packages;

public class RestoreMessagesTests
{
    [Fact]
    public void Errors_OutputOfARestore_GivesEachReasonOnceWithoutPaths()
    {
        const string Output = """
            /tmp/x/packages.csproj : warning NU1603: A depends on B
            /tmp/x/packages.csproj : error NU1101: Unable to find package Foo. No packages exist with this id in source(s): feed
            /tmp/x/packages.csproj : error NU1101: Unable to find package Foo. No packages exist with this id in source(s): feed [/tmp/x/packages.csproj]
            /tmp/x/packages.csproj(3,4): error NETSDK1045: The current SDK is too old. See /tmp/x/global.json. [/tmp/x/packages.csproj]
            """;
        Assert.Equal(
            [
                "NU1101: Unable to find package Foo. No packages exist with this id in source(s): feed",
                "NETSDK1045: The current SDK is too old. See global.json.",
            ],
            RestoreMessages.Errors(Output, "/tmp/x".Replace('/', Path.DirectorySeparatorChar))
        );
    }

    [Fact]
    public void Errors_OutputWithoutCodes_GivesItsLastLines() =>
        Assert.Equal(["b", "c", "d"], RestoreMessages.Errors("a\nb\n\nc\n  d\n", "/tmp/x"));
}
