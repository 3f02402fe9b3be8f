namespace EcommerceNotebooks.Customers;

/// <summary>What a model of repeat buying knows of a customer, or of many alike: the sufficient statistics of Fader, Hardie and Lee (2005).</summary>
/// <param name="Repeats">Days with a purchase after the first one (x).</param>
/// <param name="LastRepeat">Time from the first purchase to the last (t_x); 0 without repeats.</param>
/// <param name="Age">Time from the first purchase to the end of observation (T).</param>
/// <param name="Customers">How many customers share this history; above 0.</param>
public readonly record struct BuyerHistory(int Repeats, double LastRepeat, double Age, double Customers = 1)
{
    internal BuyerHistory CheckedFor(LifetimeModel kind)
    {
        if (
            Repeats < 0
            || !(Customers > 0 && double.IsFinite(Customers))
            || !(LastRepeat >= 0 && LastRepeat <= Age && double.IsFinite(Age))
            || (Repeats == 0) != (LastRepeat == 0)
        )
        {
            throw new ArgumentException(
                $"A history has repeats of 0 or more, 0 <= last repeat <= age (0 without repeats, above with them) and customers above 0, but this one is {this}."
            );
        }

        return
            kind != LifetimeModel.BgBb
            || (LastRepeat == Math.Floor(LastRepeat) && Age == Math.Floor(Age) && Repeats <= LastRepeat)
            ? this
            : throw new ArgumentException(
                $"BG/BB counts whole opportunities with one purchase at most in each, but this history is {this}."
            );
    }
}
