namespace EcommerceNotebooks.Customers;

/// <summary>
/// The BG/NBD model of repeat buying (Fader, Hardie and Lee, 2005): a customer may die after each repeat purchase. Who has bought once is alive for certain, however long ago that was.
/// </summary>
/// <param name="R">Shape of the buying rates; above 0.</param>
/// <param name="Alpha">Their scale, in units of time; above 0.</param>
/// <param name="A">First parameter of the probabilities to die; above 0.</param>
/// <param name="B">Second parameter; above 0.</param>
public sealed record BgNbd(double R, double Alpha, double A, double B) : NbdModel(R, Alpha, A, B)
{
    /// <inheritdoc />
    public override LifetimeModel Kind => LifetimeModel.BgNbd;

    internal override int EarlyChances => 0;
}
