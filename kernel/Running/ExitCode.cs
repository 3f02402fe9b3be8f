namespace CSharpKernel.Running;

/// <summary>What became of a command: the process's exit code, the same numbers in the table of kernel/HOW_IT_WORKS.md.</summary>
public enum ExitCode
{
    /// <summary>Every cell ran as expected.</summary>
    Ok = 0,

    /// <summary>A cell did not compile, or threw, without the tag raises-exception.</summary>
    CellFailed = 1,

    /// <summary>An argument or parameter is wrong; nothing was run.</summary>
    BadArguments = 2,

    /// <summary>A notebook file does not exist or cannot be read; nothing was run.</summary>
    NotebookNotFound = 3,

    /// <summary>A file is not a notebook of nbformat 4; nothing was run.</summary>
    NotebookInvalid = 4,

    /// <summary>A cell ran longer than its time limit.</summary>
    CellTimedOut = 5,

    /// <summary>Every cell ran, and an output is not the stored one.</summary>
    OutputDiffers = 6,

    /// <summary>The executed notebook or its page could not be written.</summary>
    OutputNotWritten = 7,

    /// <summary>A kernel could not be installed or removed: its place cannot be written, belongs to another, is in use, or holds none.</summary>
    InstallationFailed = 8,

    /// <summary>The ports that a Jupyter client asked for cannot be opened.</summary>
    CannotServe = 9,

    /// <summary>The process that ran a notebook ended before its last cell had: a cell left it, or it crashed or was killed.</summary>
    ProcessEnded = 10,

    /// <summary>The run was cancelled (128 + the number of SIGINT, as shells count).</summary>
    Cancelled = 130,
}
