using CSharpKernel.Evaluation;
using CSharpKernel.Formatting;
using CSharpKernel.Sessions;

namespace CSharpKernel.Running.Isolation;

/// <summary>Gives the output of one cell to the runner, each piece before the call returns.</summary>
internal sealed class FrameSink(FrameChannel channel, int cell) : IOutputSink
{
    public void Started() => channel.Send(FrameKind.Started, cell);

    public void Write(OutputStream stream, string text) =>
        channel.Send(
            FrameKind.Write,
            cell,
            fields =>
            {
                fields.Write((byte)stream);
                fields.WriteText(text);
            }
        );

    public void Display(string displayId, MimeBundle content) => SendDisplay(FrameKind.Display, displayId, content);

    public void Update(string displayId, MimeBundle content) => SendDisplay(FrameKind.Update, displayId, content);

    public void Clear(bool wait) => channel.Send(FrameKind.Clear, cell, fields => fields.Write(wait));

    public void Result(MimeBundle content) =>
        channel.Send(FrameKind.Result, cell, fields => fields.WriteBundle(content));

    // A run has no pager, and a notebook stores no pages.
    public void Page(MimeBundle content) { }

    public void Error(CellError error) => channel.Send(FrameKind.Error, cell, fields => fields.WriteError(error));

    /// <summary>Gives a frame of output to the sink it is meant for; false for a frame of another kind.</summary>
    public static bool Deliver(Frame frame, IOutputSink sink)
    {
        var fields = frame.Fields;
        switch (frame.Kind)
        {
            case FrameKind.Write:
                sink.Write((OutputStream)fields.ReadByte(), fields.ReadText());
                return true;
            case FrameKind.Display:
                sink.Display(fields.ReadText(), fields.ReadBundle());
                return true;
            case FrameKind.Update:
                sink.Update(fields.ReadText(), fields.ReadBundle());
                return true;
            case FrameKind.Clear:
                sink.Clear(fields.ReadBoolean());
                return true;
            case FrameKind.Result:
                sink.Result(fields.ReadBundle());
                return true;
            default:
                return false;
        }
    }

    private void SendDisplay(FrameKind kind, string displayId, MimeBundle content) =>
        channel.Send(
            kind,
            cell,
            fields =>
            {
                fields.WriteText(displayId);
                fields.WriteBundle(content);
            }
        );
}
