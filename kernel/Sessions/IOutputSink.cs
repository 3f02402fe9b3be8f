using CSharpKernel.Evaluation;
using CSharpKernel.Formatting;

namespace CSharpKernel.Sessions;

/// <summary>Takes the output of a cell as it comes; called from any thread, also after the cell's end by work it left in the background.</summary>
public interface IOutputSink
{
    /// <summary>A piece of the cell's code is compiled and begins to run.</summary>
    void Started() { }

    /// <summary>Text written to a stream, in pieces of any size.</summary>
    void Write(OutputStream stream, string text);

    /// <summary>A new display; the id, unique in the session, names it in later updates.</summary>
    void Display(string displayId, MimeBundle content);

    /// <summary>New content of an earlier display of this session, of this cell or of one before it.</summary>
    void Update(string displayId, MimeBundle content);

    /// <summary>Removes the cell's output so far, at once or (wait) when the next output comes.</summary>
    void Clear(bool wait);

    /// <summary>The value of the cell's trailing expression.</summary>
    void Result(MimeBundle content);

    /// <summary>Help to read beside the notebook, in the front end's pager; it is not an output of the cell.</summary>
    void Page(MimeBundle content);

    /// <summary>Why the cell stopped; the last call for a cell that failed.</summary>
    void Error(CellError error);
}
