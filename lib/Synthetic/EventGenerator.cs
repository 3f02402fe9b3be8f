using System.Collections.Immutable;
using EcommerceNotebooks.Synthetic.Journeys;
using EcommerceNotebooks.Synthetic.Months;
using EcommerceNotebooks.Synthetic.Population;

namespace EcommerceNotebooks.Synthetic;

/// <summary>
/// Generates the click log of a shop that looks like the published months of the REES46 multi-category store. Users, sessions and products each draw from random streams of their own, so that the
/// events of a month depend on the options alone, not on threads, slices or the other months asked for.
/// </summary>
public sealed class EventGenerator
{
    private readonly UserPopulation population;

    /// <summary>Prepares a run; nothing is generated yet.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The scale or the number of threads is out of range.</exception>
    public EventGenerator(SyntheticOptions? options = null)
    {
        Options = options ?? new SyntheticOptions();
        Options.Check();
        population = new UserPopulation(Options.Scale, Options.Seed);
    }

    /// <summary>The months that can be generated: 2019-Oct and 2019-Nov, which were published in full, and five that follow.</summary>
    public static ImmutableArray<string> Presets => MonthPresets.Names;

    /// <summary>The options of this run.</summary>
    public SyntheticOptions Options { get; }

    /// <summary>The users.</summary>
    internal UserPopulation Population => population;

    /// <summary>The month's events ordered by time, lazily.</summary>
    /// <exception cref="ArgumentException">The preset is not one of <see cref="Presets"/>.</exception>
    public IEnumerable<SyntheticEvent> Events(string preset)
    {
        var month = Month(preset);
        return Read(month);
    }

    /// <summary>The month's events by the hour.</summary>
    /// <exception cref="ArgumentException">The preset is not one of <see cref="Presets"/>.</exception>
    internal MonthEvents Month(string preset)
    {
        var context = new MonthContext(Options, population, preset);
        var before =
            context.Month.Index == 0 ? null : new MonthContext(Options, population, Presets[context.Month.Index - 1]);
        return new MonthEvents(context, before);
    }

    private static IEnumerable<SyntheticEvent> Read(MonthEvents month)
    {
        foreach (var batch in month.Render(batch => batch, CancellationToken.None))
        {
            for (var row = 0; row < batch.Count; row++)
            {
                yield return batch.ToEvent(row);
            }

            batch.Return();
        }
    }
}
