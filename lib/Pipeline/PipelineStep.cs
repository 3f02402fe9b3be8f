namespace EcommerceNotebooks.Pipeline;

/// <summary>The steps from a click log to the star schema, in order.</summary>
public enum PipelineStep
{
    /// <summary>The source is in the lake.</summary>
    Ingest,

    /// <summary>Events are checked, deduplicated and numbered.</summary>
    Clean,

    /// <summary>Sessions and visits are built.</summary>
    Sessions,

    /// <summary>Dimensions and facts are loaded.</summary>
    StarSchema,
}
