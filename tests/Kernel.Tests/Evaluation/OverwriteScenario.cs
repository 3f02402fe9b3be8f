using CSharpKernel.Evaluation;
using CSharpKernel.Sessions;

namespace Tests.Kernel.Evaluation;

/// <summary>A session loads a library, the library's file is written over in place, and code of it that has not run yet is called.</summary>
internal static class OverwriteScenario
{
    internal const string Name = "overwrite-library";

    /// <summary>Exit code 0 when the session still runs the code it loaded; the argument is the library's folder.</summary>
    internal static int Run(string[] args)
    {
        using var session = new NotebookSession(args[0]);
        var loaded = Execute(session, 1, "#r \"Large.dll\"\nif (Large.Methods.M0() != 0) throw new Exception();");
        using (var file = new FileStream(Path.Combine(args[0], "Large.dll"), FileMode.Create))
        {
            file.Write(new byte[64]);
        }

        var called = Execute(
            session,
            2,
            "foreach (var method in typeof(Large.Methods).GetMethods().Where(method => method.IsStatic)) method.Invoke(null, null);\nif (Large.Methods.M200() != 200) throw new Exception();"
        );
        return loaded && called ? 0 : 1;
    }

    private static bool Execute(NotebookSession session, int number, string code) =>
        session.Execute(new CellCode(number, code), new CellRun()).Status == EvaluationStatus.Succeeded;
}
