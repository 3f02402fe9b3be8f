namespace EcommerceNotebooks.Learning.Calibration;

/// <summary>Turns scores into probabilities. It is fitted on rows the model did not see in training.</summary>
public interface ICalibrator
{
    /// <summary>The probability of a score; never falls when the score rises.</summary>
    /// <exception cref="ArgumentException">The score is NaN.</exception>
    double Predict(double score);

    /// <summary>The probabilities of scores in their order.</summary>
    double[] Predict(ReadOnlySpan<double> scores)
    {
        var probabilities = new double[scores.Length];
        for (var i = 0; i < probabilities.Length; i++)
        {
            probabilities[i] = Predict(scores[i]);
        }

        return probabilities;
    }
}
