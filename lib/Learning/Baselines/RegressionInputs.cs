namespace EcommerceNotebooks.Learning.Baselines;

/// <summary>
/// Turns features into what a regression can add up, by what the rows of training were. A number is taken less its mean and over its standard deviation, 0 where it is unknown or not finite, with an
/// indicator beside it where training had such. A category becomes one indicator for each of its most frequent codes; rare and new ones have none.
/// </summary>
internal sealed class RegressionInputs
{
    private readonly Input[] inputs;

    private RegressionInputs(Input[] inputs) => this.inputs = inputs;

    private enum Question
    {
        Value,
        IsUnknown,
        IsCode,
    }

    /// <summary>The inputs' names: a feature's own, <c>feature is unknown</c> or <c>feature = category</c>.</summary>
    internal string[] Names => Array.ConvertAll(inputs, input => input.Name);

    /// <summary>Learns means, deviations and frequent codes.</summary>
    internal static RegressionInputs Fit(FeatureTable features, int categories) =>
        new([
            .. features.Columns.SelectMany(
                (column, i) =>
                    column.Kind == FeatureKind.Number
                        ? Number(column, i, features.Column(i))
                        : Category(column, i, features.Column(i), categories)
            ),
        ]);

    /// <summary>One input of one row; <paramref name="places"/> says where the columns of training lie in the table.</summary>
    internal double Value(int input, FeatureTable table, int[] places, int row)
    {
        ref readonly var asked = ref inputs[input];
        double value = table.Column(places[asked.Column])[row];
        return asked.Question switch
        {
            Question.Value => double.IsFinite(value) ? (value - asked.Mean) / asked.Deviation : 0,
            Question.IsUnknown => double.IsFinite(value) ? 0 : 1,
            _ => value == asked.Code ? 1 : 0,
        };
    }

    private static List<Input> Number(FeatureColumn column, int place, ReadOnlySpan<double> values)
    {
        int known = 0;
        double sum = 0;
        foreach (double value in values)
        {
            if (double.IsFinite(value))
            {
                known++;
                sum += value;
            }
        }

        double mean = known > 0 ? sum / known : 0;
        double squares = 0;
        foreach (double value in values)
        {
            squares += double.IsFinite(value) ? (value - mean) * (value - mean) : 0;
        }

        double deviation = known > 0 ? Math.Sqrt(squares / known) : 0;
        var made = new List<Input>();
        if (deviation > 1e-12 * Math.Abs(mean) && double.IsFinite(deviation))
        {
            made.Add(new(column.Name, place, Question.Value, mean, deviation, 0));
        }

        if (known > 0 && known < values.Length)
        {
            made.Add(new($"{column.Name} is unknown", place, Question.IsUnknown, 0, 1, 0));
        }

        return made;
    }

    private static List<Input> Category(FeatureColumn column, int place, ReadOnlySpan<double> codes, int most)
    {
        var counts = new Dictionary<int, int>();
        int unknown = 0;
        foreach (double code in codes)
        {
            if (double.IsNaN(code))
            {
                unknown++;
            }
            else
            {
                counts[(int)code] = counts.GetValueOrDefault((int)code) + 1;
            }
        }

        var made = counts
            .OrderByDescending(each => each.Value)
            .ThenBy(each => each.Key)
            .Take(most)
            .Select(each => new Input(
                $"{column.Name} = {column.Categories?[each.Key] ?? each.Key.ToString(null, null)}",
                place,
                Question.IsCode,
                0,
                1,
                each.Key
            ))
            .ToList();
        if (unknown > 0)
        {
            made.Add(new($"{column.Name} is unknown", place, Question.IsUnknown, 0, 1, 0));
        }

        return made;
    }

    private readonly record struct Input(
        string Name,
        int Column,
        Question Question,
        double Mean,
        double Deviation,
        int Code
    );
}
