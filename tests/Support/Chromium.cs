using System.Diagnostics;

namespace Tests.Support;

/// <summary>A browser without a window, for tests that need the real Plotly or real text sizes.</summary>
internal static class Chromium
{
    /// <summary>The program's path, or null where no Chromium is installed; the variable CHROMIUM names another one.</summary>
    internal static string? Path { get; } = Find();

    /// <summary>Opens a page, lets its scripts run to their end and gives its final markup.</summary>
    internal static string DumpDom(string html)
    {
        var folder = Directory.CreateTempSubdirectory("chromium-");
        try
        {
            string page = System.IO.Path.Combine(folder.FullName, "page.html");
            File.WriteAllText(page, html);
            string[] arguments =
            [
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--window-size=1400,1000",
                "--allow-file-access-from-files",
                $"--user-data-dir={System.IO.Path.Combine(folder.FullName, "profile")}",
                "--virtual-time-budget=60000",
                "--dump-dom",
                new Uri(page).AbsoluteUri,
            ];
            using var process = Process.Start(
                new ProcessStartInfo(Path!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
            )!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(TimeSpan.FromSeconds(90)))
            {
                process.Kill(entireProcessTree: true);
                throw new TimeoutException($"Chromium did not end: {errors.Result}");
            }

            return output.Result;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named)
        {
            return named;
        }

        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator);
        string[] names = ["chromium", "chromium-browser", "google-chrome", "chrome"];
        return names
            .SelectMany(name => folders.Select(folder => System.IO.Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
    }
}
