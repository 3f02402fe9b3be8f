namespace CSharpKernel.Jupyter;

/// <summary>Answers messages about comms (channels of widgets), of which this kernel has none.</summary>
internal sealed class CommRequests(IopubChannel iopub)
{
    public static Reply List(Message request) =>
        new(
            "comm_info_reply",
            MessageContent.Ok(writer =>
            {
                writer.WriteStartObject("comms");
                writer.WriteEndObject();
            })
        );

    /// <summary>Closes what a client opens, so that it does not wait for the other end.</summary>
    public Reply Open(Message request)
    {
        var id = request.Content.Text("comm_id");
        iopub.Publish(
            "comm_close",
            request.Header,
            MessageContent.Write(writer =>
            {
                writer.WriteString("comm_id", id);
                writer.WriteStartObject("data");
                writer.WriteEndObject();
            })
        );
        return Reply.None;
    }

    public static Reply Ignore(Message request) => Reply.None;
}
