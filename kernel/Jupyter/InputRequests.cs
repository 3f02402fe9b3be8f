using CSharpKernel.Sessions;

namespace CSharpKernel.Jupyter;

/// <summary>Asks the client whose cell runs for a line of input, one question at a time, and finds the answer among what arrives on the stdin channel.</summary>
#pragma warning disable CA1001 // The semaphore is never disposed: a cell that outlives the server may still wait on it, and it holds no handle.
internal sealed class InputRequests(RouterChannel channel, OutputQueue output, Action<string> log)
#pragma warning restore CA1001
{
    private static readonly TimeSpan ConnectTimeLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ConnectInterval = TimeSpan.FromMilliseconds(50);

    private readonly SemaphoreSlim turn = new(1);
    private readonly Lock gate = new();
    private Question? pending;
    private Thread? reader;

    public void Start() => reader = Background.Start("stdin", Receive);

    /// <summary>Waits for the thread, which ends with the socket.</summary>
    public void Join() => reader!.Join();

    /// <summary>A source of input for the cell of this request.</summary>
    public IInputSource For(Message request) => new Source(this, request);

    private string Ask(Message request, string prompt, bool password, CancellationToken cancellationToken)
    {
        turn.Wait(cancellationToken);
        var question = new Question(request, prompt, password);
        try
        {
            // The cell's own thread may be woken out of any wait, and waits for the answer alone.
            Background.Start("input request", () => Send(question, cancellationToken));
            question.Answer.Task.Wait(cancellationToken);
            return question.Answer.Task.Result;
        }
        catch (AggregateException exception) when (exception.InnerException is InvalidOperationException failure)
        {
            throw new InvalidOperationException(failure.Message, failure);
        }
        finally
        {
            lock (gate)
            {
                question.IsOver = true;
                pending = null;
            }

            turn.Release();
        }
    }

    private void Send(Question question, CancellationToken cancellationToken)
    {
        // What the cell printed so far may explain what it asks for.
        output.Flush(cancellationToken);
        var content = MessageContent.Write(writer =>
        {
            writer.WriteString("prompt", question.Prompt);
            writer.WriteBoolean("password", question.IsPassword);
        });
        for (var until = DateTime.UtcNow + ConnectTimeLimit; DateTime.UtcNow < until; Thread.Sleep(ConnectInterval))
        {
            lock (gate)
            {
                if (question.IsOver || Sent(question, content))
                {
                    return;
                }
            }
        }

        question.Answer.TrySetException(
            new InvalidOperationException("The front end that runs this cell has not opened a channel for input.")
        );
    }

    private bool Sent(Question question, ReadOnlyMemory<byte> content)
    {
        pending = question;
        question.Id = channel.Send(question.Request, "input_request", content);
        return question.Id is not null;
    }

    private void Receive()
    {
        while (channel.Receive(CancellationToken.None) is { } message)
        {
            try
            {
                Take(message);
            }
            catch (ProtocolException exception)
            {
                log($"A {OneLine.Of(message.Header.Type)} on {channel.Name} was ignored: {exception.Message}.");
            }
        }
    }

    private void Take(Message message)
    {
        if (message.Header.Type != "input_reply")
        {
            throw new ProtocolException("only an input_reply is expected here");
        }

        var value = message.Content.Text("value");
        lock (gate)
        {
            if (pending?.IsAnsweredBy(message) != true)
            {
                throw new ProtocolException("it answers no open question");
            }

            pending.Answer.TrySetResult(value);
            pending = null;
        }
    }

    private sealed class Question(Message request, string prompt, bool isPassword)
    {
        public Message Request => request;

        public string Prompt => prompt;

        public bool IsPassword => isPassword;

        public TaskCompletionSource<string> Answer { get; } = new();

        public string? Id { get; set; }

        public bool IsOver { get; set; }

        // Not every client names a parent, and some name the cell's request.
        public bool IsAnsweredBy(Message message) =>
            message.Identities[0].AsSpan().SequenceEqual(request.Identities[0])
            && (message.ParentId.Length == 0 || message.ParentId == Id || message.ParentId == request.Header.Id);
    }

    private sealed class Source(InputRequests requests, Message request) : IInputSource
    {
        public string Read(string prompt, bool password, CancellationToken cancellationToken) =>
            requests.Ask(request, prompt, password, cancellationToken);
    }
}
