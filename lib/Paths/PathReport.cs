using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Paths;

/// <summary>How sessions go on from a step, or come to it.</summary>
/// <param name="Options">What was followed.</param>
/// <param name="Links">By step, most sessions first. What comes into a step at one place goes out of it again, to another or to the end, except at the last place followed.</param>
public sealed record PathReport(PathOptions Options, IReadOnlyList<PathLink> Links) : ChartReport
{
    /// <summary>The end of sessions.</summary>
    public const string Exit = "(exit)";

    /// <summary>The beginning of sessions.</summary>
    public const string Entry = "(entry)";

    /// <summary>All steps that are not told apart.</summary>
    public const string Other = "(other)";

    /// <summary>Sessions with the anchor.</summary>
    public long Sessions => Links.Where(link => link.Step == 1).Sum(link => link.Sessions);

    /// <summary>How many sessions have the anchor, and how many of them end or begin with it, in a sentence; or that none has.</summary>
    public string Sentence
    {
        get
        {
            var isFrom = Options.Direction == PathDirection.From;
            var alone = Links
                .Where(link => link.Step == 1 && (isFrom ? link.Target == Exit : link.Source == Entry))
                .Sum(link => link.Sessions);
            return Sessions == 0
                ? $"No session has the step {Options.Anchor}."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Words.Count(Sessions, "session")} with the step {Options.Anchor}; {(double)alone / Sessions:P2} of them {(isFrom ? "end" : "begin")} with it."
                );
        }
    }

    private string Title =>
        $"Paths {(Options.Direction == PathDirection.From ? "from" : "to")} {Options.Anchor}, {Options.Filter.Describe()}";

    /// <summary>One row per link.</summary>
    public Table ToTable() => Table.Of(Links, Title);

    /// <summary>Sessions as flows from left to right, steps numbered from the anchor.</summary>
    public override Chart ToChart() =>
        Links.Count == 0
            ? Chart.Nothing(Sentence).Title(Title)
            : Chart
                .Sankey(
                    Links.Select(link =>
                        Options.Direction == PathDirection.From
                            ? new SankeyLink(
                                Name(link.Source, link.Step - 1),
                                Name(link.Target, link.Step),
                                link.Sessions
                            )
                            : new SankeyLink(
                                Name(link.Source, -link.Step),
                                Name(link.Target, 1 - link.Step),
                                link.Sessions
                            )
                    )
                )
                .Title(Title);

    // All sessions that end share one node, wherever they end.
    private static string Name(string step, int place) =>
        place == 0 || step is Exit or Entry ? step
        : place > 0 ? $"+{place} {step}"
        : $"{place} {step}";
}
