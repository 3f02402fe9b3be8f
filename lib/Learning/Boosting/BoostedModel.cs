namespace EcommerceNotebooks.Learning.Boosting;

/// <summary>
/// Boosted trees, read from LightGBM's text model and scored here, without the library, on any platform. Immutable; many threads may score at a time. The raw score is the sum of the trees' leaves, in
/// their order, as LightGBM adds it up.
/// </summary>
public sealed class BoostedModel
{
    private const int BlockRows = 256;

    private readonly ModelText model;

    private BoostedModel(string text, ModelText model)
    {
        Text = text;
        this.model = model;
        Importance = ImportanceOf(model);
    }

    /// <summary>LightGBM's text model, as its Python and R packages read it.</summary>
    public string Text { get; }

    /// <summary>The features in the order in which the trees count them.</summary>
    public IReadOnlyList<FeatureColumn> Columns => model.Columns;

    /// <summary>What was minimised in training, "binary" for example.</summary>
    public string Objective => model.Objective;

    /// <summary>How many trees there are.</summary>
    public int Trees => model.Trees.Length;

    /// <summary>The round after which the figure on the validation set was best, counted from 1; all later trees are left out. Without early stopping the last round.</summary>
    public int BestIteration => Trees;

    /// <summary>The figures on the validation set after each round; empty where none was given, and in a model that was loaded.</summary>
    public IReadOnlyList<RoundEvaluation> EvaluationByRound { get; private init; } = [];

    /// <summary>What LightGBM warned of in training.</summary>
    public IReadOnlyList<string> Warnings { get; private init; } = [];

    /// <summary>Features by gain, the greatest first, ties by their order. All gains are 0 where no tree has a split.</summary>
    public IReadOnlyList<FeatureImportance> Importance { get; }

    /// <summary>Reads a text model: of this library, or of LightGBM's other packages with one tree a round.</summary>
    /// <exception cref="FormatException">The text is no such model; the message names line and tree.</exception>
    public static BoostedModel Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text, ModelText.Parse(text));
    }

    /// <summary>A model that was just trained.</summary>
    internal static BoostedModel Trained(
        string text,
        IReadOnlyList<RoundEvaluation> rounds,
        IReadOnlyList<string> warnings
    ) => new(text, ModelText.Parse(text)) { EvaluationByRound = rounds, Warnings = warnings };

    /// <summary>Reads a text model from a file.</summary>
    /// <exception cref="FormatException">The file holds no such model; the message names file, line and tree.</exception>
    public static BoostedModel Load(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path));
        }
        catch (FormatException error)
        {
            throw new FormatException($"{path}: {error.Message}", error);
        }
    }

    /// <summary>Writes <see cref="Text"/> to a file.</summary>
    public void Save(string path) => File.WriteAllText(path, Text);

    /// <summary>The probability of a positive label for each row.</summary>
    /// <exception cref="ArgumentException">The table's columns are not the model's.</exception>
    /// <exception cref="InvalidOperationException">The objective gives no probability.</exception>
    public double[] Predict(FeatureTable features, CancellationToken cancellationToken = default)
    {
        double[] raw = PredictRaw(features, cancellationToken);
        for (int row = 0; row < raw.Length; row++)
        {
            raw[row] = Probability(raw[row]);
        }

        return raw;
    }

    /// <summary>The raw score of each row: log odds where the objective is binary.</summary>
    /// <exception cref="ArgumentException">The table's columns are not the model's.</exception>
    public double[] PredictRaw(FeatureTable features, CancellationToken cancellationToken = default)
    {
        var scores = new double[(features ?? throw new ArgumentNullException(nameof(features))).Rows];
        ByBlock(
            features,
            (rows, first) =>
            {
                int width = Columns.Count;
                var block = scores.AsSpan(first, rows.Length / width);
                foreach (var tree in model.Trees)
                {
                    for (int i = 0; i < block.Length; i++)
                    {
                        block[i] += tree.LeafValues[tree.Leaf(rows.Slice(i * width, width))];
                    }
                }
            },
            cancellationToken
        );
        return scores;
    }

    /// <summary>The leaf of each tree for each row, row after row: rows × trees numbers.</summary>
    /// <exception cref="ArgumentException">The table's columns are not the model's, or one array does not hold the answer.</exception>
    public int[] PredictLeaf(FeatureTable features, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(features);
        if ((long)features.Rows * Trees > Array.MaxLength)
        {
            throw new ArgumentException(
                $"{features.Rows} rows × {Trees} trees are more than one array holds: take fewer rows.",
                nameof(features)
            );
        }

        var leaves = new int[features.Rows * Trees];
        ByBlock(
            features,
            (rows, first) =>
            {
                int width = Columns.Count;
                var block = leaves.AsSpan(first * Trees, rows.Length / width * Trees);
                for (int i = 0; i < block.Length; i++)
                {
                    block[i] = model.Trees[i % Trees].Leaf(rows.Slice(i / Trees * width, width));
                }
            },
            cancellationToken
        );
        return leaves;
    }

    /// <summary>
    /// What each feature adds to the raw score of each row (TreeSHAP, path-dependent), then the mean over training: row after row, columns + 1 numbers that add up to the raw score.
    /// </summary>
    /// <exception cref="ArgumentException">The table's columns are not the model's, or one array does not hold the answer.</exception>
    /// <exception cref="InvalidOperationException">The text does not say how many rows of training went where.</exception>
    public double[] Contributions(FeatureTable features, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(features);
        CheckRowsAreKnown();
        int answers = Columns.Count + 1;
        if ((long)features.Rows * answers > Array.MaxLength)
        {
            throw new ArgumentException(
                $"{features.Rows} rows × {answers} contributions are more than one array holds: take fewer rows.",
                nameof(features)
            );
        }

        var contributions = new double[features.Rows * answers];
        ByBlock(
            features,
            (rows, first) =>
            {
                int width = Columns.Count;
                var shap = new TreeShap(model.Trees, width);
                for (int i = 0; i < rows.Length / width; i++)
                {
                    shap.Explain(rows.Slice(i * width, width), contributions.AsSpan((first + i) * answers, answers));
                }
            },
            cancellationToken
        );
        return contributions;
    }

    /// <summary>The probability of a positive label for one row, its values in the order of <see cref="Columns"/>. Allocates nothing.</summary>
    /// <exception cref="ArgumentException">There is not one value a column.</exception>
    /// <exception cref="InvalidOperationException">The objective gives no probability.</exception>
    public double PredictRow(ReadOnlySpan<double> row)
    {
        CheckRow(row);
        double raw = 0;
        foreach (var tree in model.Trees)
        {
            raw += tree.LeafValues[tree.Leaf(row)];
        }

        return Probability(raw);
    }

    /// <summary>The contributions of one row, its values in the order of <see cref="Columns"/>: columns + 1 numbers, the last the mean over training.</summary>
    /// <exception cref="ArgumentException">There is not one value a column.</exception>
    /// <exception cref="InvalidOperationException">The text does not say how many rows of training went where.</exception>
    public double[] ContributionsOfRow(ReadOnlySpan<double> row)
    {
        CheckRow(row);
        CheckRowsAreKnown();
        var contributions = new double[Columns.Count + 1];
        new TreeShap(model.Trees, row.Length).Explain(row, contributions);
        return contributions;
    }

    // Trees that are averaged keep their sum as raw score, as in LightGBM.
    private double Probability(double raw)
    {
        double score = model.IsAverage && Trees > 0 ? raw / Trees : raw;
        return model.Sigmoid is { } scale
            ? 1 / (1 + Math.Exp(-scale * score))
            : throw new InvalidOperationException(
                $"The objective '{Objective}' gives no probability; PredictRaw gives the score."
            );
    }

    // Rows are read column by column into blocks that stay in the processor's cache while all trees pass over them.
    private void ByBlock(FeatureTable features, BlockWork work, CancellationToken cancellationToken)
    {
        int[] places = ModelColumns.PlacesIn(features, Columns);
        int rows = features.Rows;
        _ = Parallel.For(
            0,
            (int)(((long)rows + BlockRows - 1) / BlockRows),
            new ParallelOptions { CancellationToken = cancellationToken },
            () => new double[BlockRows * places.Length],
            (block, _, buffer) =>
            {
                int first = block * BlockRows;
                int count = Math.Min(BlockRows, rows - first);
                for (int column = 0; column < places.Length; column++)
                {
                    var values = features.Column(places[column]).Slice(first, count);
                    for (int i = 0; i < values.Length; i++)
                    {
                        buffer[(i * places.Length) + column] = values[i];
                    }
                }

                work(buffer.AsSpan(0, count * places.Length), first);
                return buffer;
            },
            _ => { }
        );
    }

    private void CheckRow(ReadOnlySpan<double> row)
    {
        if (row.Length != Columns.Count)
        {
            throw new ArgumentException(
                $"The row has {row.Length} values; the model asks for {Columns.Count}: {ModelColumns.Names(Columns)}.",
                nameof(row)
            );
        }
    }

    private void CheckRowsAreKnown()
    {
        if (!Array.TrueForAll(model.Trees, tree => tree.HasRows))
        {
            throw new InvalidOperationException(
                "The text model does not say how many rows of training went where (leaf_count, internal_count): no contributions can be computed."
            );
        }
    }

    private static IReadOnlyList<FeatureImportance> ImportanceOf(ModelText model)
    {
        var gains = new double[model.Columns.Count];
        var splits = new int[gains.Length];
        foreach (var tree in model.Trees)
        {
            for (int i = 0; i < tree.Splits.Length; i++)
            {
                // A split that gained nothing counts for nothing, as in LightGBM.
                if (tree.Gains[i] > 0)
                {
                    gains[tree.Splits[i].Feature] += tree.Gains[i];
                    splits[tree.Splits[i].Feature]++;
                }
            }
        }

        double all = gains.Sum();
        return
        [
            .. gains
                .Select((gain, i) => new FeatureImportance(model.Columns[i].Name, all > 0 ? gain / all : 0, splits[i]))
                .OrderByDescending(each => each.Gain),
        ];
    }

    private delegate void BlockWork(ReadOnlySpan<double> rows, int first);
}

/// <summary>How much a model uses a feature.</summary>
/// <param name="Feature">Its name.</param>
/// <param name="Gain">What its splits improved in training, as a part of what all splits did: 0 to 1.</param>
/// <param name="Splits">How many splits ask it.</param>
public sealed record FeatureImportance(string Feature, double Gain, int Splits);

/// <summary>The figures on the validation set after a round.</summary>
/// <param name="Round">The round, counted from 1.</param>
/// <param name="RocAuc">Area under the ROC curve.</param>
/// <param name="LogLoss">Log loss.</param>
public sealed record RoundEvaluation(int Round, double RocAuc, double LogLoss);
