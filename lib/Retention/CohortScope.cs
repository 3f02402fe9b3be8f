namespace EcommerceNotebooks.Retention;

/// <summary>What "first" means where the filter has a From.</summary>
public enum CohortScope
{
    /// <summary>The first of all events that the filter's other conditions take: a user who started before From is in no cohort.</summary>
    FirstEver,

    /// <summary>The first event from From on: a user who started before From counts as starting anew.</summary>
    FirstInRange,
}
