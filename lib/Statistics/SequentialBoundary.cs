namespace EcommerceNotebooks.Statistics;

/// <summary>The shape of a group-sequential test: how hard it is to stop at early looks.</summary>
public enum SequentialBoundary
{
    /// <summary>Very hard early, nearly the usual 1.96 at the end (O'Brien and Fleming, 1979).</summary>
    OBrienFleming,

    /// <summary>Equally hard at every look (Pocock, 1977).</summary>
    Pocock,

    /// <summary>Spends alpha as O'Brien and Fleming's would, at looks that need not be planned (Lan and DeMets, 1983).</summary>
    LanDeMetsOBrienFleming,

    /// <summary>Spends alpha about as Pocock's would, alpha ln(1 + (e - 1) t) (Lan and DeMets, 1983).</summary>
    LanDeMetsPocock,
}
