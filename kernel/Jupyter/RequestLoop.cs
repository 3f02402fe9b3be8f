namespace CSharpKernel.Jupyter;

/// <summary>
/// Works on requests of one channel, each framed by the status messages that clients wait for: busy, then whatever the handler publishes, the reply, idle.
/// The idle comes whatever happens in between: a client that misses it waits for ever.
/// </summary>
internal sealed class RequestLoop(
    RouterChannel channel,
    IopubChannel iopub,
    IReadOnlyDictionary<string, Func<Message, Reply>> handlers,
    Action<string> log
)
{
    private const string RequestSuffix = "_request";

    /// <summary>Works on one request to its end.</summary>
    public void Handle(Message request)
    {
        var reply = Reply.None;
        iopub.PublishStatus("busy", request.Header);
        try
        {
            reply = Answer(request);
            if (reply.Type is { } type && channel.Send(request, type, reply.Content) is null)
            {
                log($"The client that sent a {request.Header.Type} on {channel.Name} left before its reply.");
            }
        }
        finally
        {
            iopub.PublishStatus("idle", request.Header);
            reply.Afterwards?.Invoke();
        }
    }

    private Reply Answer(Message request)
    {
        if (!handlers.TryGetValue(request.Header.Type, out var handler))
        {
            log($"Messages of type {OneLine.Of(request.Header.Type)} on {channel.Name} are not known here.");
            return Reply.None;
        }

        try
        {
            return handler(request);
        }
        catch (ProtocolException exception)
        {
            log($"A {request.Header.Type} on {channel.Name} cannot be answered: {exception.Message}.");
            return Failure(request, exception);
        }
#pragma warning disable CA1031 // A request that fails must not take the kernel with it; it is told to the client and logged.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            log($"A {request.Header.Type} on {channel.Name} failed: {OneLine.Of(exception.ToString())}");
            return Failure(request, exception);
        }
    }

    private static Reply Failure(Message request, Exception exception)
    {
        var type = request.Header.Type;
        return type.EndsWith(RequestSuffix, StringComparison.Ordinal)
            ? new Reply(
                type[..^RequestSuffix.Length] + "_reply",
                ErrorContent.Of(exception.GetType().Name, exception.Message)
            )
            : Reply.None;
    }
}
