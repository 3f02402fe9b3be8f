namespace EcommerceNotebooks.Synthetic.Randomness;

/// <summary>Names the independent streams of random numbers under one seed; the numbers are part of the format, so new streams are added at the end.</summary>
internal enum RandomStream : ulong
{
    Shopper = 1,
    Plan = 2,
    Journey = 3,
    Pause = 4,
    SessionId = 5,
    Favourites = 6,
    SharedSessions = 7,
    MissingSessions = 8,
    Activity = 9,
    Intent = 10,
}
