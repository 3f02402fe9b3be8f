namespace EcommerceNotebooks.Statistics.Numerics;

/// <summary>
/// Minimises a smooth function of few variables by the BFGS method (Broyden, Fletcher, Goldfarb and Shanno, 1970). Written here because a fit must say whether it converged: MathNet's minimiser
/// throws when a line search can gain nothing more, which near an optimum of a sum of logarithms is the ordinary end.
/// </summary>
internal static class QuasiNewton
{
    private const double Decrease = 1e-4;
    private const int MostHalvings = 60;

    /// <summary>Fills the gradient and gives the value; NaN or infinity is a place to keep away from.</summary>
    internal delegate double Objective(ReadOnlySpan<double> at, Span<double> gradient);

    /// <summary>Searches from a start until no element of the gradient is above the tolerance.</summary>
    internal static QuasiNewtonResult Minimise(
        Objective objective,
        ReadOnlySpan<double> start,
        double tolerance = 1e-9,
        int mostIterations = 500,
        CancellationToken cancellationToken = default
    )
    {
        var size = start.Length;
        var at = start.ToArray();
        var gradient = new double[size];
        var value = objective(at, gradient);
        var inverse = Identity(size);
        var isFresh = true;
        var iteration = 0;
        while (iteration < mostIterations && Largest(gradient) > tolerance && double.IsFinite(value))
        {
            cancellationToken.ThrowIfCancellationRequested();
            iteration++;
            var direction = Direction(inverse, gradient);
            var slope = Dot(direction, gradient);
            if (!(slope < 0) || !Step(objective, ref at, ref value, ref gradient, direction, slope, inverse, isFresh))
            {
                if (isFresh)
                {
                    break;
                }

                inverse = Identity(size);
                isFresh = true;
                continue;
            }

            isFresh = false;
        }

        var largest = Largest(gradient);
        return new QuasiNewtonResult(at, value, largest, iteration, double.IsFinite(value) && largest <= tolerance);
    }

    private static bool Step(
        Objective objective,
        ref double[] at,
        ref double value,
        ref double[] gradient,
        double[] direction,
        double slope,
        double[,] inverse,
        bool isFresh
    )
    {
        // The first step knows no scale: it moves by at most one unit.
        var length = isFresh ? Math.Min(1, 1 / Math.Sqrt(Dot(direction, direction))) : 1;
        for (var halving = 0; halving < MostHalvings; halving++, length /= 2)
        {
            var next = new double[at.Length];
            for (var i = 0; i < at.Length; i++)
            {
                next[i] = at[i] + (length * direction[i]);
            }

            var nextGradient = new double[at.Length];
            var nextValue = objective(next, nextGradient);

            // Where the values differ by rounding only, a smaller gradient is progress too.
            var isLower = nextValue <= value + (Decrease * length * slope);
            var isFlat =
                Math.Abs(nextValue - value) <= 1e-13 * Math.Abs(value) && Largest(nextGradient) < Largest(gradient);
            if (double.IsFinite(nextValue) && Array.TrueForAll(nextGradient, double.IsFinite) && (isLower || isFlat))
            {
                Update(inverse, at, next, gradient, nextGradient);
                (at, value, gradient) = (next, nextValue, nextGradient);
                return true;
            }
        }

        return false;
    }

    private static void Update(double[,] inverse, double[] at, double[] next, double[] gradient, double[] nextGradient)
    {
        var size = at.Length;
        var moved = new double[size];
        var changed = new double[size];
        for (var i = 0; i < size; i++)
        {
            moved[i] = next[i] - at[i];
            changed[i] = nextGradient[i] - gradient[i];
        }

        var curvature = Dot(moved, changed);
        if (curvature <= 1e-300)
        {
            return;
        }

        var image = new double[size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                image[i] += inverse[i, j] * changed[j];
            }
        }

        var factor = (1 + (Dot(changed, image) / curvature)) / curvature;
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                inverse[i, j] +=
                    (factor * moved[i] * moved[j]) - (((image[i] * moved[j]) + (moved[i] * image[j])) / curvature);
            }
        }
    }

    private static double[] Direction(double[,] inverse, double[] gradient)
    {
        var direction = new double[gradient.Length];
        for (var i = 0; i < direction.Length; i++)
        {
            for (var j = 0; j < direction.Length; j++)
            {
                direction[i] -= inverse[i, j] * gradient[j];
            }
        }

        return direction;
    }

    private static double[,] Identity(int size)
    {
        var matrix = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            matrix[i, i] = 1;
        }

        return matrix;
    }

    private static double Dot(double[] one, double[] other)
    {
        var sum = 0.0;
        for (var i = 0; i < one.Length; i++)
        {
            sum += one[i] * other[i];
        }

        return sum;
    }

    private static double Largest(double[] values) => values.Max(Math.Abs);
}
