using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tests.Kernel.Zmtp;

/// <summary>A DEALER, REQ, SUB or other client on a socket of its own. Every wait ends with <see cref="TimeoutException"/> after the time limit. Written apart from the kernel's own code, so that neither can hide the other's mistakes.</summary>
internal sealed class ZmtpClient : IDisposable
{
    private const int GreetingBytes = 64;
    private static readonly TimeSpan DefaultTimeLimit = TimeSpan.FromSeconds(60);
    private readonly BufferedStream stream;

    private ZmtpClient(int port, TimeSpan? timeLimit, int receiveBufferBytes)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (receiveBufferBytes > 0)
        {
            socket.ReceiveBufferSize = receiveBufferBytes;
        }

        socket.Connect(IPAddress.Loopback, port);
        Socket = socket;
        stream = new BufferedStream(new NetworkStream(socket, ownsSocket: true), 64 << 10);
        TimeLimit = timeLimit ?? DefaultTimeLimit;
    }

    /// <summary>The socket itself, for tests that break things.</summary>
    internal Socket Socket { get; }

    /// <summary>How long one receive may wait.</summary>
    internal TimeSpan TimeLimit
    {
        get => TimeSpan.FromMilliseconds(Socket.ReceiveTimeout);
        set => Socket.ReceiveTimeout = Socket.SendTimeout = (int)value.TotalMilliseconds;
    }

    /// <summary>The 64 bytes that the other side greeted with.</summary>
    internal byte[] PeerGreeting { get; private set; } = [];

    /// <summary>The whole READY frame of the other side, with its head.</summary>
    internal byte[] PeerReady { get; private set; } = [];

    /// <summary>Connects and shakes hands; minor version 1 makes it subscribe by command.</summary>
    internal static ZmtpClient Connect(
        int port,
        string socketType,
        byte[]? identity = null,
        int minor = 0,
        TimeSpan? timeLimit = null,
        int receiveBufferBytes = 0
    )
    {
        var client = new ZmtpClient(port, timeLimit, receiveBufferBytes) { Minor = minor };
        try
        {
            client.ShakeHands(socketType, identity);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>A TCP connection without a handshake; it is the test's own to go on.</summary>
    internal static ZmtpClient ConnectRaw(int port, TimeSpan? timeLimit = null) => new(port, timeLimit, 0);

    internal static ZmtpClient Dealer(int port, byte[]? identity = null) => Connect(port, "DEALER", identity ?? []);

    internal static ZmtpClient Request(int port) => Connect(port, "REQ", []);

    /// <summary>A SUB client that has subscribed to the prefix. The publisher learns of it soon, not at once: see <see cref="WaitForSubscription"/>.</summary>
    internal static ZmtpClient Subscriber(int port, string prefix = "")
    {
        var client = Connect(port, "SUB");
        client.Subscribe(Encoding.UTF8.GetBytes(prefix));
        return client;
    }

    /// <summary>Greeting as this client sends it, for tests that change a byte.</summary>
    internal static byte[] Greeting(int minor = 0) =>
        [0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 0x7F, 3, (byte)minor, .. "NULL"u8, .. new byte[48]];

    /// <summary>The frame of a READY command.</summary>
    internal static byte[] Ready(string socketType, byte[]? identity, string typeName = "Socket-Type") =>
        CommandFrame(
            "READY",
            [
                .. Property(typeName, Encoding.ASCII.GetBytes(socketType)),
                .. identity is null ? [] : Property("Identity", identity),
            ]
        );

    internal static byte[] CommandFrame(string name, byte[] body) =>
        Frame(4, [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), .. body]);

    internal static byte[] Frame(byte flags, byte[] body)
    {
        if (body.Length <= 255)
        {
            return [flags, (byte)body.Length, .. body];
        }

        var head = new byte[9];
        head[0] = (byte)(flags | 2);
        BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(1), body.Length);
        return [.. head, .. body];
    }

    internal void Send(params byte[][] frames)
    {
        for (var index = 0; index < frames.Length; index++)
        {
            WriteRaw(Frame(index < frames.Length - 1 ? (byte)1 : (byte)0, frames[index]));
        }
    }

    internal void Send(params string[] frames) => Send([.. frames.Select(Encoding.UTF8.GetBytes)]);

    internal void SendCommand(string name, params byte[] body) => WriteRaw(CommandFrame(name, body));

    internal void Subscribe(byte[] prefix)
    {
        if (Minor > 0)
        {
            SendCommand("SUBSCRIBE", prefix);
        }
        else
        {
            Send([(byte[])[1, .. prefix]]);
        }
    }

    internal void Unsubscribe(byte[] prefix)
    {
        if (Minor > 0)
        {
            SendCommand("CANCEL", prefix);
        }
        else
        {
            Send([(byte[])[0, .. prefix]]);
        }
    }

    /// <summary>Returns once the publisher has read everything sent so far: it answers a PING after what came before.</summary>
    internal void WaitForSubscription()
    {
        SendCommand("PING", 0, 0, 1);
        if (ReceiveCommand() is not ("PONG", [1]))
        {
            throw new InvalidOperationException("The answer to PING is not its PONG.");
        }
    }

    /// <summary>The same, with messages that must come before, in this order.</summary>
    internal void WaitForSubscriptionAfter(params string[][] messages)
    {
        SendCommand("PING", 0, 0, 2);
        foreach (var message in messages)
        {
            Assert.Equal(message, ReceiveText());
        }

        Assert.Equal(
            ("PONG", "02"),
            ReceiveCommand() is var (name, body) ? (name, Convert.ToHexString(body)) : default
        );
    }

    /// <summary>Receives a whole message; a command in between is a mistake.</summary>
    internal List<byte[]> Receive()
    {
        var frames = new List<byte[]>();
        while (true)
        {
            var (flags, body) = ReadFrame();
            if ((flags & 4) != 0)
            {
                throw new InvalidOperationException($"A command came: {Encoding.Latin1.GetString(body)}");
            }

            frames.Add(body);
            if ((flags & 1) == 0)
            {
                return frames;
            }
        }
    }

    internal List<string> ReceiveText() => [.. Receive().Select(Encoding.UTF8.GetString)];

    internal (string Name, byte[] Body) ReceiveCommand()
    {
        var (flags, body) = ReadFrame();
        return (flags & 4) != 0
            ? (Encoding.ASCII.GetString(body, 1, body[0]), body[(1 + body[0])..])
            : throw new InvalidOperationException("A message came where a command was expected.");
    }

    /// <summary>Waits until the other side has closed the connection; what it sends before is forgotten.</summary>
    internal void WaitForEnd()
    {
        var buffer = new byte[4096];
        try
        {
            while (stream.Read(buffer) > 0) { }
        }
        catch (IOException exception)
            when (exception.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
            // Closed with something of ours unread: an end as well.
        }
        catch (IOException exception) when (IsTimeout(exception))
        {
            throw new TimeoutException("The other side has not closed the connection.", exception);
        }
    }

    internal void WriteRaw(ReadOnlySpan<byte> bytes)
    {
        Socket.Send(bytes);
    }

    internal byte[] ReadRaw(int count)
    {
        var bytes = new byte[count];
        try
        {
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (IOException exception) when (IsTimeout(exception))
        {
            throw new TimeoutException("Nothing was received in time.", exception);
        }
    }

    /// <summary>Closes with a reset instead of a goodbye.</summary>
    internal void Reset()
    {
        Socket.LingerState = new LingerOption(true, 0);
        Socket.Close();
    }

    public void Dispose() => stream.Dispose();

    private int Minor { get; init; }

    private static bool IsTimeout(IOException exception) =>
        exception.InnerException is SocketException { SocketErrorCode: SocketError.TimedOut };

    private static byte[] Property(string name, byte[] value)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
        return [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), .. length, .. value];
    }

    private void ShakeHands(string socketType, byte[]? identity)
    {
        WriteRaw(Greeting(Minor));
        PeerGreeting = ReadRaw(GreetingBytes);
        WriteRaw(Ready(socketType, identity));
        var head = ReadRaw(2);
        PeerReady = [.. head, .. ReadRaw(head[1])];
    }

    private (byte Flags, byte[] Body) ReadFrame()
    {
        var flags = ReadRaw(1)[0];
        var length = (flags & 2) != 0 ? BinaryPrimitives.ReadInt64BigEndian(ReadRaw(8)) : ReadRaw(1)[0];
        return (flags, ReadRaw((int)length));
    }
}
