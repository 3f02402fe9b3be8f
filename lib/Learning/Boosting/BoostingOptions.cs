namespace EcommerceNotebooks.Learning.Boosting;

/// <summary>What a validation set is watched by.</summary>
public enum ValidationMetric
{
    /// <summary>Log loss: smaller is better.</summary>
    LogLoss,

    /// <summary>Area under the ROC curve: greater is better.</summary>
    RocAuc,
}

/// <summary>How boosted trees are trained; LightGBM's own names stand in brackets.</summary>
public sealed record BoostingOptions
{
    private const string TwoClasses = "objective=binary metric=auc,binary_logloss";

    /// <summary>Rounds, each of which adds one tree (num_iterations); 1 or more.</summary>
    public int Trees { get; init; } = 100;

    /// <summary>What part of each tree's answer is added (learning_rate); above 0, at most 1.</summary>
    public double LearningRate { get; init; } = 0.05;

    /// <summary>Leaves of a tree at most (num_leaves); 2 to 131,072.</summary>
    public int Leaves { get; init; } = 31;

    /// <summary>Splits above a leaf at most (max_depth); 0 sets no limit.</summary>
    public int MaxDepth { get; init; } = 6;

    /// <summary>What part of the features a tree may use (feature_fraction); above 0, at most 1.</summary>
    public double FeatureFraction { get; init; } = 0.8;

    /// <summary>What part of the rows a tree sees (bagging_fraction); above 0, at most 1.</summary>
    public double BaggingFraction { get; init; } = 0.8;

    /// <summary>After how many trees rows are drawn anew (bagging_freq); 0 shows all rows to each.</summary>
    public int BaggingEvery { get; init; } = 5;

    /// <summary>The seed of all draws (seed); 0 or more.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>Rows of a leaf at least (min_data_in_leaf); 1 or more.</summary>
    public int MinRowsPerLeaf { get; init; } = 20;

    /// <summary>The sum of a leaf's second derivatives at least (min_sum_hessian_in_leaf); 0 or more.</summary>
    public double MinHessianPerLeaf { get; init; } = 1e-3;

    /// <summary>The penalty on squares of leaf values (lambda_l2); 0 or more.</summary>
    public double L2 { get; init; }

    /// <summary>What a positive row weighs against a negative one (scale_pos_weight); above 0. With any other than 1 the answers are no probabilities until they are corrected.</summary>
    public double PositiveWeight { get; init; } = 1;

    /// <summary>Bins of a feature at most (max_bin); 2 to 65,535.</summary>
    public int MaxBins { get; init; } = 255;

    /// <summary>Threads (num_threads); null takes all. The model is the same with any number. LightGBM keeps one number for the whole process: trainings that run at a time share the last that was set.</summary>
    public int? Threads { get; init; }

    /// <summary>Rounds without a better figure on the validation set after which training ends; null trains all rounds and uses every tree.</summary>
    public int? EarlyStoppingRounds { get; init; }

    /// <summary>The figure that early stopping watches.</summary>
    public ValidationMetric EarlyStoppingMetric { get; init; } = ValidationMetric.LogLoss;

    /// <summary>Features in which the answer may only rise (1) or fall (-1); 0 sets no constraint, as for all others. Not for categories.</summary>
    public IReadOnlyDictionary<string, int> MonotoneConstraints { get; init; } = new Dictionary<string, int>();

    /// <summary>Refuses what cannot be trained.</summary>
    /// <exception cref="ArgumentException">An option is out of range, or a constraint names no number among the columns.</exception>
    internal void Check(IReadOnlyList<FeatureColumn> columns)
    {
        Between(Trees, 1, int.MaxValue, nameof(Trees));
        Fraction(LearningRate, nameof(LearningRate));
        Between(Leaves, 2, 131_072, nameof(Leaves));
        Between(MaxDepth, 0, int.MaxValue, nameof(MaxDepth));
        Fraction(FeatureFraction, nameof(FeatureFraction));
        Fraction(BaggingFraction, nameof(BaggingFraction));
        Between(BaggingEvery, 0, int.MaxValue, nameof(BaggingEvery));
        Between(Seed, 0, int.MaxValue, nameof(Seed));
        Between(MinRowsPerLeaf, 1, int.MaxValue, nameof(MinRowsPerLeaf));
        Between(MaxBins, 2, ushort.MaxValue, nameof(MaxBins));
        Between(Threads ?? 1, 1, int.MaxValue, nameof(Threads));
        Between(EarlyStoppingRounds ?? 1, 1, int.MaxValue, nameof(EarlyStoppingRounds));
        Finite(MinHessianPerLeaf, MinHessianPerLeaf >= 0, "0 or more", nameof(MinHessianPerLeaf));
        Finite(L2, L2 >= 0, "0 or more", nameof(L2));
        Finite(PositiveWeight, PositiveWeight > 0, "above 0", nameof(PositiveWeight));
        if (!Enum.IsDefined(EarlyStoppingMetric))
        {
            throw Refused(nameof(EarlyStoppingMetric), EarlyStoppingMetric, "one of the metrics");
        }

        foreach (var (name, direction) in MonotoneConstraints)
        {
            Between(direction, -1, 1, $"{nameof(MonotoneConstraints)}['{name}']");
            var column = columns.FirstOrDefault(each => each.Name == name);
            if (column is null || (column.Kind == FeatureKind.Category && direction != 0))
            {
                string trouble = column is null ? "is no feature" : "is a category, which has no order";
                var numbers = columns.Where(each => each.Kind == FeatureKind.Number).Select(each => each.Name);
                throw new ArgumentException(
                    $"{nameof(MonotoneConstraints)}: '{name}' {trouble}; constraints can be set on {string.Join(", ", numbers)}."
                );
            }
        }
    }

    /// <summary>The options as LightGBM takes them. One thread works a column at a time, so that no sum depends on how many threads there are.</summary>
    internal string Parameters(IReadOnlyList<FeatureColumn> columns, string objective = TwoClasses)
    {
        var categories = Enumerable.Range(0, columns.Count).Where(i => columns[i].Kind == FeatureKind.Category);
        var constraints = columns.Select(column => MonotoneConstraints.GetValueOrDefault(column.Name)).ToArray();
        var given = new List<string>
        {
            $"{objective} verbosity=0 deterministic=true force_col_wise=true",
            FormattableString.Invariant($"num_iterations={Trees} learning_rate={LearningRate:R} num_leaves={Leaves}"),
            FormattableString.Invariant($"max_depth={(MaxDepth == 0 ? -1 : MaxDepth)} max_bin={MaxBins} seed={Seed}"),
            FormattableString.Invariant($"feature_fraction={FeatureFraction:R} bagging_fraction={BaggingFraction:R}"),
            FormattableString.Invariant($"bagging_freq={BaggingEvery} min_data_in_leaf={MinRowsPerLeaf}"),
            FormattableString.Invariant($"min_sum_hessian_in_leaf={MinHessianPerLeaf:R} lambda_l2={L2:R}"),
            FormattableString.Invariant($"scale_pos_weight={PositiveWeight:R} num_threads={Threads ?? 0}"),
        };
        if (categories.Any())
        {
            given.Add($"categorical_feature={string.Join(',', categories)}");
        }

        if (constraints.Any(direction => direction != 0))
        {
            given.Add($"monotone_constraints={string.Join(',', constraints)}");
        }

        return string.Join(' ', given);
    }

    private static void Between(int value, int least, int most, string name)
    {
        if (value < least || value > most)
        {
            string range = most == int.MaxValue ? $"{least} or more" : $"{least} to {most}";
            throw Refused(name, value, range);
        }
    }

    private static void Fraction(double value, string name) =>
        Finite(value, value is > 0 and <= 1, "above 0 and at most 1", name);

    private static void Finite(double value, bool holds, string range, string name)
    {
        if (!holds || !double.IsFinite(value))
        {
            throw Refused(name, value, range);
        }
    }

    private static ArgumentOutOfRangeException Refused(string name, object value, string range) =>
        new(name, value, $"{name} is {range}.");
}
