using System.Globalization;
using EcommerceNotebooks.Questions.Dashboard;
using Microsoft.AspNetCore.WebUtilities;

namespace Dashboard;

/// <summary>The parameters of an address, each of which may be given once: a filter's, where in a figure a number stands (<c>at.KEY</c>), and those that an answer has besides.</summary>
internal sealed class AddressQuery
{
    private const string PlacePrefix = "at.";
    private readonly Dictionary<string, string> own = new(StringComparer.Ordinal);

    private AddressQuery(DashboardFilter filter, IReadOnlyList<string> filters, Dictionary<string, string?> place)
    {
        Filter = filter;
        Filters = filters;
        Place = place;
    }

    /// <summary>The filter.</summary>
    internal DashboardFilter Filter { get; }

    /// <summary>The filter's parameters that were given.</summary>
    internal IReadOnlyList<string> Filters { get; }

    /// <summary>The values of key columns; one that is given but empty stands for a missing one.</summary>
    internal IReadOnlyDictionary<string, string?> Place { get; }

    /// <summary>The same text for the same answer, however it was asked for.</summary>
    internal string Canonical =>
        string.Join(
            '&',
            Filter
                .ToQuery()
                .Concat(
                    Placed
                        .Concat(own.Select(each => KeyValuePair.Create<string, string?>("=" + each.Key, each.Value)))
                        .Where(each => each.Value is not null)
                        .OrderBy(each => each.Key, StringComparer.Ordinal)!
                )
                .Select(each => $"{Uri.EscapeDataString(each.Key)}={Uri.EscapeDataString(each.Value)}")
                .Concat(
                    Placed
                        .Where(each => each.Value is null)
                        .Select(each => Uri.EscapeDataString(each.Key))
                        .Order(StringComparer.Ordinal)
                )
        );

    // Filters and key columns share names such as brand.
    private IEnumerable<KeyValuePair<string, string?>> Placed =>
        Place.Select(each => KeyValuePair.Create(PlacePrefix + each.Key, each.Value));

    /// <summary>Reads a filter.</summary>
    /// <exception cref="ArgumentException">A parameter is unknown, given twice, or has a value that it cannot have.</exception>
    internal static AddressQuery FilterOf(HttpRequest request) =>
        Read(request, mayBePlaced: false, mayBeFiltered: true);

    /// <summary>Reads a filter, a place, and the parameters named.</summary>
    /// <exception cref="ArgumentException">A parameter is unknown, given twice, or has a value that it cannot have.</exception>
    internal static AddressQuery PlaceOf(HttpRequest request, params string[] others) =>
        Read(request, mayBePlaced: true, mayBeFiltered: true, others);

    /// <summary>Reads the parameters named.</summary>
    /// <exception cref="ArgumentException">A parameter is unknown or given twice.</exception>
    internal static AddressQuery Of(HttpRequest request, params string[] others) =>
        Read(request, mayBePlaced: false, mayBeFiltered: false, others);

    /// <summary>The text of a parameter.</summary>
    internal string? Text(string name) => own.GetValueOrDefault(name);

    /// <summary>A whole number.</summary>
    /// <exception cref="ArgumentException">It is none, or out of range.</exception>
    internal long Number(string name, long otherwise, long least, long most) =>
        Text(name) is not { } text ? otherwise
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
        && number >= least
        && number <= most
            ? number
        : throw new ArgumentException($"The parameter {name} is a whole number from {least} to {most}.");

    private static AddressQuery Read(HttpRequest request, bool mayBePlaced, bool mayBeFiltered, params string[] others)
    {
        List<KeyValuePair<string, string>> filters = [];
        Dictionary<string, string?> place = new(StringComparer.Ordinal);
        Dictionary<string, string> found = new(StringComparer.Ordinal);
        foreach (var parameter in new QueryStringEnumerable(request.QueryString.Value))
        {
            string name = parameter.DecodeName().ToString();
            string value = parameter.DecodeValue().ToString();
            bool isNew = true;
            if (mayBePlaced && name.StartsWith(PlacePrefix, StringComparison.Ordinal))
            {
                isNew = place.TryAdd(name[PlacePrefix.Length..], value.Length == 0 ? null : value);
            }
            else if (others.Contains(name))
            {
                isNew = found.TryAdd(name, value);
            }
            else if (mayBeFiltered)
            {
                filters.Add(KeyValuePair.Create(name, value));
            }
            else
            {
                throw new ArgumentException(
                    others.Length == 0
                        ? "This address has no parameters."
                        : $"There is no such parameter; there are {string.Join(", ", others)}."
                );
            }

            if (!isNew)
            {
                throw new ArgumentException($"The parameter {name} is given twice.");
            }
        }

        var query = new AddressQuery(DashboardFilter.Parse(filters), [.. filters.Select(each => each.Key)], place);
        foreach (var (name, value) in found)
        {
            query.own[name] = value;
        }

        return query;
    }
}
