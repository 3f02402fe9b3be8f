namespace EcommerceNotebooks.Customers;

/// <summary>How well one way of forecasting met what customers did.</summary>
/// <param name="Method">The way.</param>
/// <param name="Forecast">Purchases it expected of all customers.</param>
/// <param name="TotalError">Forecast less actual, over actual; null if nobody bought.</param>
/// <param name="MeanAbsoluteError">Mean over customers of the distance between forecast and actual purchases.</param>
/// <param name="RootMeanSquareError">The root of the mean of its square.</param>
public sealed record HoldoutForecast(
    string Method,
    double Forecast,
    double? TotalError,
    double MeanAbsoluteError,
    double RootMeanSquareError
);
