using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Customers;

/// <summary>How far a number of a fitted model would vary with other customers of the same kind.</summary>
/// <param name="Name">What the number is.</param>
/// <param name="Estimate">From all customers.</param>
/// <param name="Interval">Between the 2.5 % and 97.5 % quantiles of the resamples.</param>
public sealed record ParameterInterval(string Name, double Estimate, ConfidenceInterval Interval);
