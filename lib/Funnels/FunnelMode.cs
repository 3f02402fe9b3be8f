namespace EcommerceNotebooks.Funnels;

/// <summary>How the events of a funnel's steps must follow each other.</summary>
public enum FunnelMode
{
    /// <summary>In the steps' order; other events may lie between them.</summary>
    Ordered,

    /// <summary>In the steps' order, each the very next event of the unit that the filter takes.</summary>
    Strict,

    /// <summary>In any order; the k-th step is then any k of the steps.</summary>
    Unordered,
}
