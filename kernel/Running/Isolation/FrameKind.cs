namespace CSharpKernel.Running.Isolation;

/// <summary>What a runner and the process of a notebook tell each other.</summary>
internal enum FrameKind : byte
{
    /// <summary>To the process: run a cell.</summary>
    Execute,

    /// <summary>To the process: stop the cell.</summary>
    Interrupt,

    /// <summary>To the process: dispose what the session holds, and end.</summary>
    End,

    /// <summary>From the process: a cell is compiled and its code begins.</summary>
    Started,

    /// <summary>From the process: text of a stream.</summary>
    Write,

    /// <summary>From the process: a new display.</summary>
    Display,

    /// <summary>From the process: new content of an earlier display.</summary>
    Update,

    /// <summary>From the process: the cell's output so far is to be removed.</summary>
    Clear,

    /// <summary>From the process: the value of the cell's trailing expression.</summary>
    Result,

    /// <summary>From the process: why the cell stopped.</summary>
    Error,

    /// <summary>From the process: how the cell ended.</summary>
    Finished,

    /// <summary>From the process: the session is disposed; nothing follows.</summary>
    Ended,
}
