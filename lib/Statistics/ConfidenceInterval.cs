namespace EcommerceNotebooks.Statistics;

/// <summary>An interval that covers the true value in this share of repetitions.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
/// <param name="Confidence">The share of repetitions, such as 0.95.</param>
public sealed record ConfidenceInterval(double Low, double High, double Confidence);
