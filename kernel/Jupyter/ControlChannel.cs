namespace CSharpKernel.Jupyter;

/// <summary>Works on the requests of the control channel, on a thread of its own, also while a cell runs.</summary>
internal sealed class ControlChannel(RouterChannel channel)
{
    private Thread? worker;

    public void Start(RequestLoop loop) =>
        worker = Background.Start(
            "control",
            () =>
            {
                while (channel.Receive(CancellationToken.None) is { } request)
                {
                    loop.Handle(request);
                }
            }
        );

    /// <summary>Waits for the thread, which ends with the socket.</summary>
    public void Join() => worker!.Join();
}
