using System.Collections.Immutable;
using EcommerceNotebooks.Synthetic.Catalogue;
using EcommerceNotebooks.Synthetic.Population;

namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>What all sessions of a run share; read only, used by several threads at once.</summary>
internal sealed record SessionSettings(
    ulong Seed,
    AnomalyOptions Anomalies,
    ImmutableArray<MonthProfile> Months,
    UserPopulation Population,
    ProductCatalogue Catalogue,
    ProductHistory History,
    SessionIdentity Identity
);
