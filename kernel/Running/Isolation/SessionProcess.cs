using System.ComponentModel;
using System.Net.Sockets;
using CSharpKernel.Evaluation;
using CSharpKernel.Installation;
using CSharpKernel.Sessions;

namespace CSharpKernel.Running.Isolation;

/// <summary>
/// The session of one notebook in a process of its own, which the first cell starts: a cell that leaves the process or crashes it is a cell that
/// failed, and all it has shown until then is here.
/// </summary>
internal sealed class SessionProcess(string folder) : IDisposable
{
    // The session itself gives a cell ten seconds to stop: what takes longer does not answer any more.
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly Dictionary<int, SentCell> cells = [];
    private readonly TaskCompletionSource<SessionEnd> ended = new();
    private NotebookProcess? process;
    private Thread? reader;
    private SentCell? running;
    private int lastCell;
    private CellEvaluation? givenUp;
    private CellEvaluation? gone;

    /// <summary>The number of the cell with which the process ended before its time; 0 while it did not.</summary>
    public int EndedByCell { get; private set; }

    /// <summary>Runs one cell; its output, an error included, goes to the sink. Once the process is gone, that is the outcome of this and every later cell.</summary>
    public CellEvaluation Execute(
        CellCode cell,
        IOutputSink sink,
        TimeSpan? timeLimit,
        CancellationToken cancellationToken
    )
    {
        var sent = new SentCell(cell.Number, sink);
        lock (gate)
        {
            if (gone is not null)
            {
                return gone;
            }

            cells.Add(cell.Number, sent);
            running = sent;
        }

        if (process is not null || TryStart(sent))
        {
            process!.Errors.Clear();
            Send(
                FrameKind.Execute,
                cell.Number,
                fields =>
                {
                    fields.Write(timeLimit?.Ticks ?? 0);
                    fields.WriteText(cell.Text);
                }
            );
            if (!HasEnded(sent.Outcome.Task, timeLimit + StopLimit, cancellationToken))
            {
                Stop(sent);
            }
        }

        return sent.Outcome.Task.Result;
    }

    /// <summary>Has what the session holds disposed and its process ended; a process that is gone before its time is part of the answer.</summary>
    public SessionEnd End(CancellationToken cancellationToken)
    {
        if (process is null || gone is not null)
        {
            return new SessionEnd([], gone);
        }

        Send(FrameKind.End);
        if (!HasEnded(ended.Task, limit: null, cancellationToken))
        {
            GiveUp(EvaluationStatus.Interrupted, "The run was cancelled while variables were being disposed.");
        }

        process.WaitForExit();
        return ended.Task.Result;
    }

    public void Dispose()
    {
        process?.Kill();
        reader?.Join();
        process?.Dispose();
    }

    private static bool HasEnded(Task task, TimeSpan? limit, CancellationToken cancellationToken)
    {
        try
        {
            var milliseconds = Math.Min(limit?.TotalMilliseconds ?? Timeout.Infinite, int.MaxValue);
            return task.Wait((int)milliseconds, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return task.IsCompleted;
        }
    }

    private bool TryStart(SentCell first)
    {
        try
        {
            process = NotebookProcess.Start(folder);
        }
        catch (Exception exception)
            when (exception
                    is IOException
                        or UnauthorizedAccessException
                        or SocketException
                        or Win32Exception
                        or ArgumentException
                        or InstallationException
            )
        {
            Leave(ProcessEnd.NotStarted(exception.Message), first.Number);
            return false;
        }

        reader = new Thread(Receive) { IsBackground = true, Name = "notebook" };
        reader.UnsafeStart();
        return true;
    }

    private void Send(FrameKind kind, int cell = 0, Action<BinaryWriter>? writeFields = null)
    {
        try
        {
            process!.Channel.Send(kind, cell, writeFields);
        }
        catch (SocketException)
        {
            // The process is gone: the thread that receives finds out how.
        }
    }

    private void Stop(SentCell cell)
    {
        Send(FrameKind.Interrupt, cell.Number);
        if (!HasEnded(cell.Outcome.Task, StopLimit, CancellationToken.None))
        {
            GiveUp(
                EvaluationStatus.Unstoppable,
                "The cell was asked to stop and did not answer, so that its process was ended."
            );
        }
    }

    private void GiveUp(EvaluationStatus status, string message)
    {
        givenUp = new CellEvaluation(status, ErrorReport.OfStop("TimeoutException", message, []));
        process!.Kill();
    }

    private void Receive()
    {
        while (process!.Channel.Receive() is { } frame)
        {
            Take(frame);
        }

        if (!ended.Task.IsCompleted)
        {
            var exitCode = process.WaitForExit();
            var cell = CellThatEnded(exitCode);
            Leave(
                givenUp ?? ProcessEnd.Of(exitCode, isDuringCell: cell == running?.Number, process.Errors.Lines()),
                cell
            );
        }
    }

    private void Take(Frame frame)
    {
        if (frame.Kind == FrameKind.Ended)
        {
            ended.TrySetResult(new SessionEnd(frame.Fields.ReadTexts(), null));
            return;
        }

        SentCell cell;
        lock (gate)
        {
            cell = cells[frame.Cell];
        }

        switch (frame.Kind)
        {
            case FrameKind.Started:
                cell.HasStarted = true;
                break;
            case FrameKind.Finished:
                lock (gate)
                {
                    (running, lastCell) = (null, cell.Number);
                }

                var status = (EvaluationStatus)frame.Fields.ReadInt32();
                cell.Outcome.TrySetResult(new CellEvaluation(status, cell.Error));
                break;
            case FrameKind.Error:
                cell.Error = frame.Fields.ReadError();
                cell.Sink.Error(cell.Error);
                break;
            default:
                FrameSink.Deliver(frame, cell.Sink);
                break;
        }
    }

    // Code that was still being compiled has not left the process: work that the cell before left behind has.
    private int CellThatEnded(int exitCode) =>
        running is null || (!running.HasStarted && lastCell > 0 && ProcessEnd.IsExit(exitCode))
            ? lastCell
            : running.Number;

    private void Leave(CellEvaluation outcome, int cell)
    {
        SentCell? waiting;
        lock (gate)
        {
            gone = outcome;
            EndedByCell = cell;
            waiting = running;
        }

        cells[cell].Sink.Error(outcome.Error!);
        waiting?.Outcome.TrySetResult(outcome);
        ended.TrySetResult(new SessionEnd([], outcome));
    }

    /// <summary>A cell that was sent to the process, and what is known of it.</summary>
    private sealed class SentCell(int number, IOutputSink sink)
    {
        public int Number => number;

        public IOutputSink Sink => sink;

        public TaskCompletionSource<CellEvaluation> Outcome { get; } = new();

        public bool HasStarted { get; set; }

        public CellError? Error { get; set; }
    }
}

/// <summary>How a session ended: what went wrong with disposing its variables, and what ended its process before its time.</summary>
internal sealed record SessionEnd(IReadOnlyList<string> Problems, CellEvaluation? Failure);
