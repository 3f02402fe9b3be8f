namespace EcommerceNotebooks.Learning.Evaluation;

/// <summary>What the rows with the highest scores hold.</summary>
/// <param name="Share">Their share of all rows.</param>
/// <param name="Rows">How many they are: the share of all rows, rounded up.</param>
/// <param name="Positives">Positive rows among them.</param>
/// <param name="Precision">Positives over rows, of these.</param>
/// <param name="Recall">The share of all positives that are among them, also called cumulative gain.</param>
/// <param name="Lift">Precision over the base rate.</param>
public sealed record TopFigures(
    double Share,
    long Rows,
    long Positives,
    Estimate Precision,
    Estimate Recall,
    Estimate Lift
);

/// <summary>One of parts of equal size in falling order of score, such as a decile: row i from 0 of n lies in part floor(i parts / n).</summary>
/// <param name="Part">Its number from 1, highest scores first.</param>
/// <param name="Rows">Its rows; 0 where there are fewer rows than parts.</param>
/// <param name="Positives">Its positive rows.</param>
/// <param name="LowestScore">Its lowest score; null without rows.</param>
/// <param name="HighestScore">Its highest score; null without rows.</param>
/// <param name="Rate">Its positives over its rows.</param>
/// <param name="Lift">Its rate over the base rate.</param>
/// <param name="CumulativeGain">The share of all positives in it and the parts before it.</param>
/// <param name="CumulativeLift">The rate of it and the parts before it over the base rate.</param>
/// <param name="Distance">The distance of the classes' distribution functions at its end.</param>
public sealed record RankPart(
    int Part,
    long Rows,
    long Positives,
    double? LowestScore,
    double? HighestScore,
    Estimate Rate,
    Estimate Lift,
    Estimate CumulativeGain,
    Estimate CumulativeLift,
    Estimate Distance
);

/// <summary>Rows whose probability lies in (<paramref name="Low"/>, <paramref name="High"/>]; the first range also has 0.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Positives">How many of them are positive.</param>
/// <param name="MeanProbability">What the scores say; null without rows.</param>
/// <param name="ObservedRate">What came.</param>
public sealed record CalibrationBin(
    double Low,
    double High,
    long Rows,
    long Positives,
    double? MeanProbability,
    Estimate ObservedRate
);
