using System.Text.Json.Nodes;
using CSharpKernel.Installation;
using Tests.Support;

namespace Tests.Kernel.Clients;

[Trait("Speed", "Slow")]
[Collection(ClientCollection.Name)]
public class KernelSpecTests(KernelInstallation kernel)
{
    [RequiresPythonFact("jupyter_client")]
    public void Install_KernelAndAlias_AreListedByJupyterWithTheirLogos()
    {
        var run = kernel.Python(TimeSpan.FromMinutes(1), "-m", "jupyter_client.kernelspecapp", "list", "--json");
        Assert.True(run.ExitCode == 0, run.Text);
        var specs = JsonNode.Parse(run.Output)!["kernelspecs"]!;
        foreach (
            var (name, displayName) in new[]
            {
                ("csharp", "C# (.NET 10)"),
                (".net-csharp", "C# (.NET 10) as .net-csharp"),
            }
        )
        {
            var spec = specs[name]!["spec"]!;
            Assert.Equal(displayName, spec["display_name"]!.GetValue<string>());
            Assert.Equal("C#", spec["language"]!.GetValue<string>());
            Assert.Equal("message", spec["interrupt_mode"]!.GetValue<string>());
            Assert.True(File.Exists(spec["argv"]![1]!.GetValue<string>()), spec.ToJsonString());
            var place = specs[name]!["resource_dir"]!.GetValue<string>();
            Assert.True(File.Exists(Path.Combine(place, "logo-64x64.png")), place);
        }
    }

    [RequiresPythonFact("jupyter_client")]
    public void UserKernels_UnderEveryVariable_IsTheFolderJupyterNames()
    {
        foreach (var variable in (string[])["JUPYTER_DATA_DIR", "XDG_DATA_HOME", "HOME"])
        {
            var run = ProgramRun.Of(
                Python.Path!,
                ["-c", "import jupyter_core.paths; print(jupyter_core.paths.jupyter_data_dir())"],
                TimeSpan.FromMinutes(1),
                new Dictionary<string, string>
                {
                    ["JUPYTER_DATA_DIR"] = "",
                    ["XDG_DATA_HOME"] = "",
                    ["HOME"] = "/home/ada",
                    [variable] = "/somewhere",
                }
            );
            var ours = new JupyterPaths(
                name => name == variable ? "/somewhere" : null,
                OperatingSystem.IsMacOS() ? JupyterPlatform.MacOs : JupyterPlatform.Linux,
                variable == "HOME" ? "/somewhere" : "/home/ada"
            );
            Assert.Equal(Path.Combine(run.Output.Trim(), "kernels"), ours.UserKernels);
        }
    }
}
