namespace CSharpKernel.Running;

/// <summary>A run that cannot begin: a wrong argument, a missing or invalid notebook. Nothing was run or written.</summary>
public sealed class RunException : Exception
{
    /// <summary>An error without details.</summary>
    public RunException() { }

    /// <summary>An error with its message, which counts as a wrong argument.</summary>
    public RunException(string message)
        : base(message) { }

    /// <summary>An error with its message and cause, which counts as a wrong argument.</summary>
    public RunException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>An error with its exit code and message.</summary>
    public RunException(ExitCode code, string message)
        : base(message) => Code = code;

    /// <summary>The exit code of the run.</summary>
    public ExitCode Code { get; } = ExitCode.BadArguments;
}
