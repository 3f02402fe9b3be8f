using System.Net;
using System.Text.Json.Nodes;
using CSharpKernel.Jupyter;
using Tests.Support;

namespace Tests.Kernel.Jupyter;

public class ConnectionFileTests
{
    [Fact]
    public void Load_FileOfAClient_GivesAllFieldsAndIgnoresOthers()
    {
        using var folder = new TemporaryFolder();
        var connection = ConnectionFile.Load(Save(folder, Fields()));
        Assert.Equal(IPAddress.Loopback, connection.Address);
        Assert.Equal(
            [51, 52, 53, 54, 55],
            [
                connection.ShellPort,
                connection.IopubPort,
                connection.StdinPort,
                connection.ControlPort,
                connection.HeartbeatPort,
            ]
        );
        Assert.Equal("secret", connection.Key);
        Assert.False(connection.HasOpenPorts);
        Assert.DoesNotContain("secret", connection.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost", "127.0.0.1")]
    [InlineData("*", "0.0.0.0")]
    [InlineData("::1", "::1")]
    public void Load_Address_IsUnderstood(string ip, string expected)
    {
        using var folder = new TemporaryFolder();
        var fields = Fields();
        fields["ip"] = ip;
        Assert.Equal(IPAddress.Parse(expected), ConnectionFile.Load(Save(folder, fields)).Address);
    }

    [Theory]
    [InlineData("transport", "\"ipc\"", "transport is 'ipc', and this kernel knows 'tcp' alone")]
    [InlineData("signature_scheme", "\"hmac-md5\"", "signature_scheme is 'hmac-md5'")]
    [InlineData("ip", "\"elsewhere\"", "ip is 'elsewhere'")]
    [InlineData("key", "null", "key is missing or not a text")]
    [InlineData("shell_port", "\"51\"", "shell_port is missing or not a port number")]
    [InlineData("hb_port", "65536", "hb_port is missing or not a port number from 0 to 65535")]
    [InlineData("iopub_port", "-1", "iopub_port")]
    [InlineData("control_port", "51", "port 51 is given to several channels")]
    public void Load_FieldThatCannotBeUsed_IsNamed(string field, string value, string said)
    {
        using var folder = new TemporaryFolder();
        var fields = Fields();
        fields[field] = JsonNode.Parse(value);
        var path = Save(folder, fields);
        var message = Assert.Throws<ConnectionFileException>(() => ConnectionFile.Load(path)).Message;
        Assert.Contains(said, message, StringComparison.Ordinal);
        Assert.Contains(path, message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"ip\":")]
    [InlineData("[1]")]
    [InlineData("{\"key\":\"a\",\"key\":\"b\"}")]
    public void Load_NotAnObject_IsTold(string content)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "connection.json");
        File.WriteAllText(path, content);
        Assert.Contains(
            path,
            Assert.Throws<ConnectionFileException>(() => ConnectionFile.Load(path)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Load_MissingFile_IsTold()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "none.json");
        Assert.Contains(
            "cannot be read",
            Assert.Throws<ConnectionFileException>(() => ConnectionFile.Load(path)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void SavePorts_OpenPorts_AreFilledInAndTheRestStays()
    {
        using var folder = new TemporaryFolder();
        var fields = Fields();
        fields["shell_port"] = 0;
        var path = Save(folder, fields);
        var connection = ConnectionFile.Load(path);
        Assert.True(connection.HasOpenPorts);
        (connection with { ShellPort = 4711 }).SavePorts(path);
        fields["shell_port"] = 4711;
        Assert.True(JsonNode.DeepEquals(fields, JsonNode.Parse(File.ReadAllText(path))));
    }

    private static JsonObject Fields() =>
        new()
        {
            ["transport"] = "tcp",
            ["ip"] = "127.0.0.1",
            ["shell_port"] = 51,
            ["iopub_port"] = 52,
            ["stdin_port"] = 53,
            ["control_port"] = 54,
            ["hb_port"] = 55,
            ["key"] = "secret",
            ["signature_scheme"] = "hmac-sha256",
            ["kernel_name"] = "csharp",
        };

    private static string Save(TemporaryFolder folder, JsonObject fields)
    {
        var path = Path.Combine(folder.Path, "connection.json");
        File.WriteAllText(path, fields.ToJsonString());
        return path;
    }
}
