namespace EcommerceNotebooks.Warehouse;

/// <summary>The contract of one relation, declared beside the SQL that builds it. A class that implements this, with a constructor without parameters, is found by itself.</summary>
internal interface IContractSource
{
    /// <summary>What the relation promises.</summary>
    TableContract Contract { get; }
}
