namespace EcommerceNotebooks.Synthetic.Randomness;

/// <summary>Names the independent streams of random numbers under one seed; the numbers are part of the format, so new streams are added at the end.</summary>
internal enum RandomStream : ulong
{
    Traits = 1,
    Presence = 2,
    Plan = 3,
    Shape = 4,
    Timeline = 5,
    Walk = 6,
    SessionId = 7,
    Tastes = 8,
    Intent = 9,
    Activity = 10,
    Fault = 11,
    StraySession = 12,
}
