namespace CSharpKernel.Sessions;

/// <summary>Puts routing writers, and a reader that cells cannot wait on, in front of the process's console streams, once, and again when something else has replaced them.</summary>
internal static class ConsoleCapture
{
    private static readonly Lock Gate = new();
    private static TextWriter? installedOut;
    private static TextWriter? installedError;
    private static TextReader? installedIn;

    public static void Install()
    {
        lock (Gate)
        {
            if (!ReferenceEquals(Console.Out, installedOut))
            {
                Console.SetOut(new RoutingWriter(Console.Out, OutputStream.StandardOutput));
                installedOut = Console.Out;
            }

            if (!ReferenceEquals(Console.Error, installedError))
            {
                Console.SetError(new RoutingWriter(Console.Error, OutputStream.StandardError));
                installedError = Console.Error;
            }

            if (!ReferenceEquals(Console.In, installedIn))
            {
                Console.SetIn(new CellInput(Console.In));
                installedIn = Console.In;
            }
        }
    }
}
