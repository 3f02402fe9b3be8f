using CSharpKernel.Directives.Packages;

namespace Tests.Kernel.Directives.Packages;

public class PackageRequestTests
{
    [Theory]
    [InlineData("\"nuget:Dapper\"", "Dapper", null, "*")]
    [InlineData("\"nuget: Dapper, 2.1.86\"", "Dapper", "2.1.86", "[2.1.86]")]
    [InlineData("\" NuGet : x\"", null, null, null)]
    [InlineData("\"NUGET:Dapper,2.1.86\" // comment", "Dapper", "2.1.86", "[2.1.86]")]
    [InlineData("\"nuget:Dapper,*-*\"", "Dapper", "*-*", "*-*")]
    [InlineData("\"nuget:Dapper, 2.*\"", "Dapper", "2.*", "2.*")]
    [InlineData("\"nuget:Dapper, [2.0,3.0)\"", "Dapper", "[2.0,3.0)", "[2.0,3.0)")]
    [InlineData("\"nuget:\"", null, null, null)]
    [InlineData("\"nuget:Dap per\"", null, null, null)]
    [InlineData("\"nuget:Dapper,\"", null, null, null)]
    [InlineData("\"nuget:Dapper, 1.0<x>\"", null, null, null)]
    [InlineData("\"nuget:../Dapper\"", null, null, null)]
    public void Parse_Arguments_GivesNameAndVersion(string arguments, string? name, string? version, string? range)
    {
        var request = PackageRequest.Parse(arguments);
        Assert.Equal((name, version, range), (request?.Name, request?.Version, request?.VersionRange));
    }

    [Theory]
    [InlineData(null, "9.9.9", true)]
    [InlineData("1.2.3", "1.2.3", true)]
    [InlineData("1.2", "1.2.0", true)]
    [InlineData("1.2.0.0", "1.2.0", true)]
    [InlineData("1.02.3", "1.2.3", true)]
    [InlineData("1.2.3-Beta", "1.2.3-beta", true)]
    [InlineData("1.2.3", "1.2.4", false)]
    [InlineData("1.2.3", "1.2.3-beta", false)]
    [InlineData("1.*", "1.2.3", true)]
    [InlineData("2.*", "1.2.3", false)]
    [InlineData("*-*", "1.2.3", true)]
    [InlineData("[1.0,2.0)", "1.2.3", false)]
    public void IsMetBy_VersionInUse_IsComparedAsNuGetDoes(string? asked, string used, bool expected) =>
        Assert.Equal(expected, new PackageRequest("Name", asked).IsMetBy(used));

    [Theory]
    [InlineData("\"nuget: x\"", true)]
    [InlineData("\" nuget: x\"", true)]
    [InlineData("\"nuget.dll\"", false)]
    [InlineData("nuget: x", false)]
    public void IsPackage_Arguments_AreToldFromFiles(string arguments, bool expected) =>
        Assert.Equal(expected, PackageRequest.IsPackage(arguments));
}
