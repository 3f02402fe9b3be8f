namespace EcommerceNotebooks.Learning.Boosting;

/// <summary>The figures on the validation set after a round.</summary>
/// <param name="Round">The round, counted from 1.</param>
/// <param name="RocAuc">Area under the ROC curve.</param>
/// <param name="LogLoss">Log loss.</param>
public sealed record RoundEvaluation(int Round, double RocAuc, double LogLoss);
