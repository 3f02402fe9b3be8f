namespace EcommerceNotebooks.Sessions;

/// <summary>How sessions and visits are built.</summary>
public sealed record SessionOptions
{
    /// <summary>The pause after which a user's next event begins a new visit; a pause equal to it does not. At least 1; 30 unless said otherwise.</summary>
    public int GapMinutes { get; init; } = 30;

    /// <summary>The length above which a session is reported as too long, in hours; at least 1; 24 unless said otherwise. Such sessions stay as they are.</summary>
    public int LimitHours { get; init; } = 24;
}
