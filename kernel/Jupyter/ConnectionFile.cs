using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CSharpKernel.Jupyter;

/// <summary>Where a kernel and its clients meet: an address, five TCP ports (0: any free one) and the key that signs their messages.</summary>
public sealed record ConnectionFile
{
    private const string OnlyScheme = "hmac-sha256";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The address to listen on.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port of requests that are answered in order.</summary>
    public int ShellPort { get; init; }

    /// <summary>The port on which output and status are published to all clients.</summary>
    public int IopubPort { get; init; }

    /// <summary>The port on which the kernel asks for input.</summary>
    public int StdinPort { get; init; }

    /// <summary>The port of requests that are answered while a cell runs.</summary>
    public int ControlPort { get; init; }

    /// <summary>The port that echoes whatever it is sent.</summary>
    public int HeartbeatPort { get; init; }

    /// <summary>The key of the signatures; empty: messages are not signed, and everything that arrives is believed.</summary>
    public string Key { get; init; } = "";

    /// <summary>Whether some port is still to be chosen.</summary>
    public bool HasOpenPorts => new[] { ShellPort, IopubPort, StdinPort, ControlPort, HeartbeatPort }.Contains(0);

    /// <summary>Reads a connection file as Jupyter clients write it; unknown fields are ignored.</summary>
    /// <exception cref="ConnectionFileException">The file is missing or unreadable, or a field is missing or not supported.</exception>
    public static ConnectionFile Load(string path)
    {
        var fields = Read(path);
        RequireValue(fields, path, "transport", "tcp");
        RequireValue(fields, path, "signature_scheme", OnlyScheme);
        var connection = new ConnectionFile
        {
            Address = AddressOf(Text(fields, path, "ip"), path),
            ShellPort = Port(fields, path, "shell_port"),
            IopubPort = Port(fields, path, "iopub_port"),
            StdinPort = Port(fields, path, "stdin_port"),
            ControlPort = Port(fields, path, "control_port"),
            HeartbeatPort = Port(fields, path, "hb_port"),
            Key = Text(fields, path, "key"),
        };
        int[] ports =
        [
            connection.ShellPort,
            connection.IopubPort,
            connection.StdinPort,
            connection.ControlPort,
            connection.HeartbeatPort,
        ];
        var shared = ports.Where(port => port != 0).GroupBy(port => port).FirstOrDefault(group => group.Count() > 1);
        return shared is null
            ? connection
            : throw Wrong(path, $"port {shared.Key} is given to several channels; each needs its own");
    }

    /// <summary>Writes the ports into the file they were left open in, so that clients can read them there; everything else in it stays.</summary>
    public void SavePorts(string path)
    {
        var fields = Read(path);
        fields["shell_port"] = ShellPort;
        fields["iopub_port"] = IopubPort;
        fields["stdin_port"] = StdinPort;
        fields["control_port"] = ControlPort;
        fields["hb_port"] = HeartbeatPort;
        File.WriteAllText(path, fields.ToJsonString());
    }

    /// <summary>The record without its key, which is nobody's business.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Address}: shell {ShellPort}, iopub {IopubPort}, stdin {StdinPort}, control {ControlPort}, heartbeat {HeartbeatPort}"
        );

    private static JsonObject Read(string path)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(path, Encoding.UTF8), documentOptions: Strict) as JsonObject
                ?? throw Wrong(path, "a JSON object is needed");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ConnectionFileException(
                $"The connection file {path} cannot be read: {exception.Message}",
                exception
            );
        }
        catch (JsonException exception)
        {
            throw new ConnectionFileException(
                $"The connection file {path} is not JSON: {exception.Message}",
                exception
            );
        }
    }

    private static void RequireValue(JsonObject fields, string path, string name, string only)
    {
        var value = fields.ContainsKey(name) ? Text(fields, path, name) : only;
        if (value != only)
        {
            throw Wrong(path, $"{name} is '{value}', and this kernel knows '{only}' alone");
        }
    }

    private static string Text(JsonObject fields, string path, string name) =>
        fields[name] is JsonValue value && value.TryGetValue(out string? text)
            ? text
            : throw Wrong(path, $"{name} is missing or not a text");

    private static int Port(JsonObject fields, string path, string name) =>
        fields[name] is JsonValue value && value.TryGetValue(out int port) && port is >= 0 and <= IPEndPoint.MaxPort
            ? port
            : throw Wrong(path, $"{name} is missing or not a port number from 0 to {IPEndPoint.MaxPort}");

    private static IPAddress AddressOf(string ip, string path) =>
        ip switch
        {
            "localhost" => IPAddress.Loopback,
            "*" => IPAddress.Any,
            _ => IPAddress.TryParse(ip, out var address)
                ? address
                : throw Wrong(path, $"ip is '{ip}', and an address such as 127.0.0.1 is needed"),
        };

    private static ConnectionFileException Wrong(string path, string problem) =>
        new($"The connection file {path} cannot be used: {problem}.");
}
