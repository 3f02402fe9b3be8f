using CSharpKernel.Formatting;
using CSharpKernel.Notebooks;
using CSharpKernel.Running;
using CSharpKernel.Sessions;

namespace Tests.Kernel.Running;

public class OutputCollectorTests
{
    private readonly OutputCollector collector = new(1);

    [Fact]
    public void Write_PiecesOfOneStream_AreJoined()
    {
        collector.Write(OutputStream.StandardOutput, "a");
        collector.Write(OutputStream.StandardOutput, "b\n");
        collector.Write(OutputStream.StandardError, "c");
        collector.Write(OutputStream.StandardOutput, "d");
        Assert.Equal(
            [new StreamOutput("stdout", "ab\n"), new StreamOutput("stderr", "c"), new StreamOutput("stdout", "d")],
            collector.Outputs()
        );
    }

    [Fact]
    public void Update_KnownDisplay_ReplacesItWhereItStands()
    {
        collector.Display("one", MimeBundle.OfText("1"));
        collector.Write(OutputStream.StandardOutput, "x");
        collector.Update("one", MimeBundle.OfText("2"));
        collector.Update("other", MimeBundle.OfText("3"));
        Assert.Equal(
            ["2", null],
            collector.Outputs().Select(output => (output as DisplayOutput)?.Content.Text("text/plain"))
        );
    }

    [Fact]
    public void Clear_AtOnce_RemovesEverything()
    {
        collector.Write(OutputStream.StandardOutput, "x");
        collector.Clear(wait: false);
        Assert.Empty(collector.Outputs());
    }

    [Fact]
    public void Clear_Waiting_RemovesWhenTheNextOutputComes()
    {
        collector.Write(OutputStream.StandardOutput, "x");
        collector.Clear(wait: true);
        Assert.Single(collector.Outputs());
        collector.Write(OutputStream.StandardOutput, "y");
        Assert.Equal([new StreamOutput("stdout", "y")], collector.Outputs());
    }

    [Fact]
    public void Write_EndlessStream_IsCutWithANote()
    {
        var piece = new string('x', 6_000_000);
        collector.Write(OutputStream.StandardOutput, piece);
        collector.Write(OutputStream.StandardOutput, piece);
        collector.Write(OutputStream.StandardOutput, piece);
        var text = Assert.IsType<StreamOutput>(Assert.Single(collector.Outputs())).Text;
        Assert.EndsWith(
            "x\n… output cut: a stream of one cell is kept up to 10,000,000 characters\n",
            text,
            StringComparison.Ordinal
        );
        Assert.InRange(text.Length, 10_000_000, 10_000_100);
    }
}
