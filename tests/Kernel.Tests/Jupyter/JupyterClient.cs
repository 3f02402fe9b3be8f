using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CSharpKernel.Jupyter;
using Tests.Kernel.Zmtp;

namespace Tests.Kernel.Jupyter;

/// <summary>A Jupyter client for tests: signs, sends, and finds answers by the request they belong to.</summary>
internal sealed class JupyterClient : IDisposable
{
    private readonly ConnectionFile connection;
    private int sent;

    internal JupyterClient(ConnectionFile connection)
    {
        this.connection = connection;
        var identity = Encoding.ASCII.GetBytes(Guid.NewGuid().ToString());
        Iopub = new ClientChannel(ZmtpClient.Subscriber(connection.IopubPort));
        Shell = new ClientChannel(ZmtpClient.Dealer(connection.ShellPort, identity));
        Control = new ClientChannel(ZmtpClient.Dealer(connection.ControlPort, identity));
        Stdin = new ClientChannel(ZmtpClient.Dealer(connection.StdinPort, identity));
        WaitUntilSubscribed();
    }

    internal ClientChannel Shell { get; }

    internal ClientChannel Control { get; }

    internal ClientChannel Stdin { get; }

    internal ClientChannel Iopub { get; }

    /// <summary>Sends a message and gives its id.</summary>
    internal string Send(ClientChannel channel, string type, JsonObject? content = null, JsonObject? parent = null)
    {
        var (id, frames) = Frames(type, content, parent);
        channel.Send(frames);
        return id;
    }

    /// <summary>The signed frames of a message, and its id.</summary>
    internal (string Id, List<byte[]> Frames) Frames(string type, JsonObject? content = null, JsonObject? parent = null)
    {
        var id = $"message-{Guid.NewGuid():N}-{++sent}";
        JsonObject header = new()
        {
            ["msg_id"] = id,
            ["session"] = "test",
            ["username"] = "test",
            ["date"] = "2026-01-01T00:00:00.000000Z",
            ["msg_type"] = type,
            ["version"] = "5.3",
        };
        byte[][] json =
        [
            .. new[] { header, parent ?? [], [], content ?? [] }.Select(node =>
                Encoding.UTF8.GetBytes(node.ToJsonString())
            ),
        ];
        return (id, ["<IDS|MSG>"u8.ToArray(), Signature(json), .. json]);
    }

    /// <summary>The signature of four frames under the connection's key.</summary>
    internal byte[] Signature(IEnumerable<byte[]> json) =>
        connection.Key.Length == 0
            ? []
            : Encoding.ASCII.GetBytes(
                Convert.ToHexStringLower(
                    HMACSHA256.HashData(
                        Encoding.UTF8.GetBytes(connection.Key),
                        json.SelectMany(frame => frame).ToArray()
                    )
                )
            );

    /// <summary>Sends a request on the shell channel and waits for its reply.</summary>
    internal ReceivedMessage Ask(string type, JsonObject? content = null) => ReplyTo(Send(Shell, type, content));

    /// <summary>Sends a request on the control channel and waits for its reply.</summary>
    internal ReceivedMessage AskControl(string type, JsonObject? content = null)
    {
        var id = Send(Control, type, content);
        return Control.WaitFor(message => message.ParentId == id);
    }

    /// <summary>Waits for the reply to a request of the shell channel.</summary>
    internal ReceivedMessage ReplyTo(string id) => Shell.WaitFor(message => message.ParentId == id);

    /// <summary>Sends code to be run and gives the request's id.</summary>
    internal string Start(string code, params (string Name, JsonNode Value)[] options)
    {
        var content = new JsonObject { ["code"] = code };
        foreach (var (name, value) in options)
        {
            content[name] = value;
        }

        return Send(Shell, "execute_request", content);
    }

    /// <summary>Runs code that must succeed and gives what was published about it, as summaries, without the first three and the last messages (busy, input; idle).</summary>
    internal IReadOnlyList<string> Run(string code)
    {
        var id = Start(code);
        var reply = ReplyTo(id);
        Assert.True(reply.Text("status") == "ok", reply.Content.ToJsonString());
        return [.. PublishedFor(id).Select(message => message.Summary).Where(IsOutput)];
    }

    /// <summary>All that was published for a request up to its idle status.</summary>
    internal IReadOnlyList<ReceivedMessage> PublishedFor(string id)
    {
        Iopub.WaitFor(message => message.ParentId == id && message.Summary == "idle");
        return [.. Iopub.Received().Where(message => message.ParentId == id)];
    }

    /// <summary>Waits until a stream of a request's cell holds the text.</summary>
    internal void WaitForOutput(string id, string text)
    {
        var so = "";
        Iopub.WaitFor(message =>
        {
            so += message.ParentId == id && message.Type == "stream" ? message.Text("text") : "";
            return so.Contains(text, StringComparison.Ordinal);
        });
    }

    public void Dispose()
    {
        Iopub.Dispose();
        Shell.Dispose();
        Control.Dispose();
        Stdin.Dispose();
    }

    private static bool IsOutput(string summary) => summary is not ("busy" or "idle" or "execute_input");

    // As real clients do: the subscription may take effect after the first answers.
    private void WaitUntilSubscribed()
    {
        for (var heard = false; !heard; heard = Iopub.Received().Count > 0)
        {
            Ask("kernel_info_request");
        }
    }
}
