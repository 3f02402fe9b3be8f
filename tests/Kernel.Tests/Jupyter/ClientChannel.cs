using System.Text;
using System.Text.Json.Nodes;
using Tests.Kernel.Zmtp;

namespace Tests.Kernel.Jupyter;

/// <summary>What arrives on one channel of a client, kept from the start so that a test can look for it in any order; a thread reads as long as it may.</summary>
internal sealed class ClientChannel : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ZmtpClient socket;
    private readonly List<ReceivedMessage> messages = [];
    private readonly object gate = new();
    private readonly ManualResetEventSlim reading = new(initialState: true);
    private bool closed;

    internal ClientChannel(ZmtpClient socket)
    {
        this.socket = socket;
        // The thread waits for as long as the connection lasts; those who wait for a message have a limit.
        socket.TimeLimit = TimeSpan.Zero;
        new Thread(Read) { IsBackground = true, Name = "test client" }.Start();
    }

    /// <summary>Whether the thread reads; while it does not, messages wait where they are: in the kernel, when they are many.</summary>
    internal bool IsReading
    {
        set
        {
            if (value)
            {
                reading.Set();
            }
            else
            {
                reading.Reset();
            }
        }
    }

    internal void Send(IReadOnlyList<byte[]> frames) => socket.Send([.. frames]);

    /// <summary>All that has arrived.</summary>
    internal IReadOnlyList<ReceivedMessage> Received()
    {
        lock (gate)
        {
            return [.. messages];
        }
    }

    /// <summary>Waits for the first message that satisfies a condition, those already there included.</summary>
    internal ReceivedMessage WaitFor(Func<ReceivedMessage, bool> condition)
    {
        var until = DateTime.UtcNow + Patience;
        lock (gate)
        {
            for (var next = 0; ; )
            {
                for (; next < messages.Count; next++)
                {
                    if (condition(messages[next]))
                    {
                        return messages[next];
                    }
                }

                if (
                    closed || !Monitor.Wait(gate, until - DateTime.UtcNow is { Ticks: > 0 } left ? left : TimeSpan.Zero)
                )
                {
                    throw new TimeoutException(
                        $"Nothing that was waited for came; what came: {string.Join(", ", messages.Select(message => message.Summary))}"
                    );
                }
            }
        }
    }

    /// <summary>Waits until the kernel has closed the connection.</summary>
    internal void WaitForEnd()
    {
        lock (gate)
        {
            while (!closed)
            {
                Assert.True(Monitor.Wait(gate, Patience), "The kernel did not close the connection.");
            }
        }
    }

    public void Dispose()
    {
        reading.Set();
        socket.Dispose();
    }

    private void Read()
    {
        reading.Wait();
        while (Receive() is { } frames)
        {
            var start = frames.FindIndex(frame => frame.AsSpan().SequenceEqual("<IDS|MSG>"u8)) + 2;
            var message = new ReceivedMessage(Json(frames[start]), Json(frames[start + 1]), Json(frames[start + 3]));
            lock (gate)
            {
                messages.Add(message);
                Monitor.PulseAll(gate);
            }

            reading.Wait();
        }

        // As real clients do when the kernel closes.
        socket.Dispose();
        lock (gate)
        {
            closed = true;
            Monitor.PulseAll(gate);
        }
    }

    private List<byte[]>? Receive()
    {
        try
        {
            return socket.Receive();
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            return null;
        }
    }

    private static JsonObject Json(byte[] frame) => (JsonObject)JsonNode.Parse(Encoding.UTF8.GetString(frame))!;
}
