using System.Collections.Concurrent;
using System.Net.Sockets;
using CSharpKernel.Evaluation;
using CSharpKernel.Sessions;

namespace CSharpKernel.Running.Isolation;

/// <summary>The process of a notebook, seen from within: runs the cells that the runner sends, one after the other, until it says that these were all.</summary>
internal sealed class SessionService : IDisposable
{
    private readonly FrameChannel channel;
    private readonly BlockingCollection<Request> requests = [];
    private Request? latest;

    private SessionService(FrameChannel channel) => this.channel = channel;

    /// <summary>Serves the runner that listens at the address; relative paths of cells begin at the current folder.</summary>
    public static void Run(string address)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(address));
        using var channel = new FrameChannel(socket);
        using var service = new SessionService(channel);
        service.Run();
    }

    public void Dispose() => requests.Dispose();

    private void Run()
    {
        var session = new NotebookSession(Directory.GetCurrentDirectory());
        new Thread(Receive) { IsBackground = true, Name = "requests" }.UnsafeStart();
        foreach (var request in requests.GetConsumingEnumerable())
        {
            using (request.Stop)
            {
                var sink = new FrameSink(channel, request.Cell.Number);
                var evaluation = session.Execute(
                    request.Cell,
                    sink,
                    input: null,
                    request.TimeLimit,
                    request.Stop.Token
                );
                channel.Send(FrameKind.Finished, request.Cell.Number, fields => fields.Write((int)evaluation.Status));
            }
        }

        var problems = ProblemsOfDisposing(session);
        channel.Send(FrameKind.Ended, writeFields: fields => fields.WriteTexts(problems));
    }

    private static IReadOnlyList<string> ProblemsOfDisposing(NotebookSession session)
    {
        try
        {
            session.Dispose();
            return [];
        }
        catch (AggregateException exception)
        {
            return [.. exception.InnerExceptions.Select(inner => $"{exception.Message} {inner.Message}")];
        }
    }

    private void Receive()
    {
        while (channel.Receive() is { } frame)
        {
            switch (frame.Kind)
            {
                case FrameKind.Execute:
                    latest = Request.Read(frame);
                    requests.Add(latest);
                    break;
                case FrameKind.Interrupt when latest?.Cell.Number == frame.Cell:
                    Interrupt(latest);
                    break;
                case FrameKind.End:
                    requests.CompleteAdding();
                    break;
            }
        }

        // Nobody waits for the outcome any more.
        Environment.Exit((int)ExitCode.Cancelled);
    }

    private static void Interrupt(Request request)
    {
        try
        {
            request.Stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The cell has just ended by itself.
        }
    }

    private sealed record Request(CellCode Cell, TimeSpan? TimeLimit, CancellationTokenSource Stop)
    {
        public static Request Read(Frame frame)
        {
            var limit = frame.Fields.ReadInt64();
            return new Request(
                new CellCode(frame.Cell, frame.Fields.ReadText()),
                limit == 0 ? null : TimeSpan.FromTicks(limit),
                new CancellationTokenSource()
            );
        }
    }
}
