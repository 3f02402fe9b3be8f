namespace EcommerceNotebooks.Learning.Boosting;

/// <summary>How much a model uses a feature.</summary>
/// <param name="Feature">Its name.</param>
/// <param name="Gain">What its splits improved in training, as a part of what all splits did: 0 to 1.</param>
/// <param name="Splits">How many splits ask it.</param>
public sealed record FeatureImportance(string Feature, double Gain, int Splits);
