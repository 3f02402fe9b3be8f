namespace EcommerceNotebooks.Customers;

/// <summary>
/// The MBG/NBD model of repeat buying (Batislam, Denizel and Filiztekin, 2007; Wagner and Hoppe, 2008): a customer may die after each purchase, the first one included, so that who has bought once and
/// stays away counts as lost more and more.
/// </summary>
/// <param name="R">Shape of the buying rates; above 0.</param>
/// <param name="Alpha">Their scale, in units of time; above 0.</param>
/// <param name="A">First parameter of the probabilities to die; above 0.</param>
/// <param name="B">Second parameter; above 0.</param>
public sealed record MbgNbd(double R, double Alpha, double A, double B) : NbdModel(R, Alpha, A, B)
{
    /// <inheritdoc />
    public override LifetimeModel Kind => LifetimeModel.MbgNbd;

    internal override int EarlyChances => 1;
}
