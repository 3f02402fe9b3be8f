using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcommerceNotebooks.Published;

/// <summary>What others published about a dataset: the numbers and where each was read.</summary>
/// <param name="Dataset">The dataset's name.</param>
/// <param name="Sources">The works, by key.</param>
/// <param name="Periods">Months and their union.</param>
public sealed record PublishedReference(
    string Dataset,
    ImmutableSortedDictionary<string, string> Sources,
    ImmutableArray<PublishedPeriod> Periods
)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = false,
        RespectNullableAnnotations = true,
    };

    /// <summary>Reads a reference of the form of data/reference/rees46_2019.json.</summary>
    /// <exception cref="FormatException">The text is no such JSON, a metric stands twice in a period, or a source's key is unknown.</exception>
    public static PublishedReference Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            var reference =
                JsonSerializer.Deserialize<PublishedReference>(json, Format)
                ?? throw new FormatException("A published reference must be a JSON object, but is null.");
            reference.Check();
            return reference;
        }
        catch (JsonException error)
        {
            throw new FormatException($"A published reference must be JSON of the known form: {error.Message}", error);
        }
    }

    private void Check()
    {
        if (Sources is null || Periods.IsDefault)
        {
            throw new FormatException("A published reference must have \"sources\" and \"periods\".");
        }

        foreach (var period in Periods)
        {
            if (period.Files.IsDefaultOrEmpty || period.Totals.IsDefault)
            {
                throw new FormatException($"Period \"{period.Period}\" must have \"files\" and \"totals\".");
            }

            var twice = period.Totals.GroupBy(total => total.Metric).FirstOrDefault(group => group.Count() > 1);
            if (twice is not null)
            {
                throw new FormatException($"Period \"{period.Period}\" has the metric \"{twice.Key}\" twice.");
            }

            foreach (var total in period.Totals)
            {
                var unknown = total.Sources.IsDefaultOrEmpty
                    ? ""
                    : total.Sources.FirstOrDefault(key => !Sources.ContainsKey(key));
                if (unknown is not null)
                {
                    throw new FormatException(
                        $"\"{total.Metric}\" of period \"{period.Period}\" must name known sources, but names \"{unknown}\"."
                    );
                }
            }
        }
    }
}
