using System.Globalization;
using EcommerceNotebooks.Learning.Ranking;

namespace EcommerceNotebooks.Questions.Recommendations;

/// <summary>What is counted in the sessions with the last item.</summary>
public enum LastItemRule
{
    /// <summary>How often an item came right after it: a first-order Markov chain.</summary>
    Markov,

    /// <summary>How often an item came after it, 1 over their distance for each time (Ludewig and Jannach, 2018).</summary>
    SequentialRules,

    /// <summary>In how many sessions an item was with it.</summary>
    AssociationRules,

    /// <summary>In how many sessions an item was with it, over the root of the number of sessions with the item: the cosine of the two but for a factor.</summary>
    Cosine,
}

/// <summary>Ranks by the last item alone: what was with it in the most recent sessions that it is found by.</summary>
public sealed class LastItemRanker : NextItemRanker
{
    private static readonly string[] Names =
    [
        "last-item Markov",
        "sequential rules",
        "association rules",
        "item-item cosine",
    ];

    private readonly LastItemRule rule;
    private readonly int steps;
    private readonly double shrinkage;

    /// <summary>Prepares nothing: each call counts in the index.</summary>
    /// <param name="index">The sessions.</param>
    /// <param name="rule">What is counted.</param>
    /// <param name="steps">For sequential rules, the largest distance that counts; 1 or more.</param>
    /// <param name="shrinkage">For the cosine, how many sessions are added to an item's own; 0 or more. It holds back items with few.</param>
    public LastItemRanker(SessionIndex index, LastItemRule rule, int steps = 10, double shrinkage = 0)
        : base(index)
    {
        if (!Enum.IsDefined(rule))
        {
            throw new ArgumentOutOfRangeException(
                nameof(rule),
                rule,
                $"A rule is one of {string.Join(", ", Enum.GetNames<LastItemRule>())}."
            );
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        if (!(shrinkage >= 0) || double.IsInfinity(shrinkage))
        {
            throw new ArgumentOutOfRangeException(nameof(shrinkage), shrinkage, "A shrinkage is 0 sessions or more.");
        }

        this.rule = rule;
        this.steps = rule == LastItemRule.Markov ? 1 : steps;
        this.shrinkage = shrinkage;
    }

    /// <inheritdoc/>
    public override string Name => Names[(int)rule];

    /// <inheritdoc/>
    public override string Settings =>
        rule switch
        {
            LastItemRule.SequentialRules => string.Create(CultureInfo.InvariantCulture, $"{steps} steps"),
            LastItemRule.Cosine => string.Create(CultureInfo.InvariantCulture, $"shrinkage {shrinkage:0.##}"),
            _ => "",
        };

    internal override void Score(ReadOnlySpan<int> prefix, ItemScores scores)
    {
        if (prefix.IsEmpty)
        {
            return;
        }

        var last = prefix[^1];
        foreach (var session in Index.SessionsOf(last))
        {
            var items = Index.ItemsOf(session);
            if (rule is LastItemRule.Markov or LastItemRule.SequentialRules)
            {
                AddFollowers(items, last, scores);
            }
            else
            {
                AddCompanions(items, last, scores);
            }
        }

        if (rule == LastItemRule.Cosine)
        {
            scores.Scale(item => 1 / Math.Sqrt(Index.CountOf(item) + shrinkage));
        }
    }

    private void AddFollowers(ReadOnlySpan<int> items, int last, ItemScores scores)
    {
        for (var from = 0; from < items.Length - 1; from++)
        {
            if (items[from] != last)
            {
                continue;
            }

            for (var to = from + 1; to < Math.Min(items.Length, from + steps + 1); to++)
            {
                if (items[to] != last)
                {
                    scores.Add(items[to], 1.0 / (to - from));
                }
            }
        }
    }

    private static void AddCompanions(ReadOnlySpan<int> items, int last, ItemScores scores)
    {
        for (var place = 0; place < items.Length; place++)
        {
            if (items[place] != last && !items[..place].Contains(items[place]))
            {
                scores.Add(items[place], 1);
            }
        }
    }
}
