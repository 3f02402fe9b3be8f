using System.Globalization;
using EcommerceNotebooks.Customers;
using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Warehouse;
using EcommerceNotebooks.Warehouse.Columns;

namespace EcommerceNotebooks.Funnels;

/// <summary>The brands and category codes that hashes stand for; null is none.</summary>
internal sealed record FunnelNames(Dictionary<ulong, string?> Brands, Dictionary<ulong, string?> Categories)
{
    internal static FunnelNames Read(ShopSession session)
    {
        var rows = SqlScript
            .Load(typeof(FunnelNames), "funnel_names.sql")
            .Query<(ulong BrandHash, string? Brand, ulong CategoryHash, string? Category)>(session);
        return new FunnelNames(
            rows.Select(row => (row.BrandHash, row.Brand)).Distinct().ToDictionary(),
            rows.Select(row => (row.CategoryHash, row.Category)).Distinct().ToDictionary()
        );
    }
}

/// <summary>What units are told apart by: the event that starts their attempt has a number, and numbers have names.</summary>
internal sealed record FunnelValues(Func<FunnelEvent, ulong> NumberOf, Func<ulong, string?> NameOf)
{
    private const string NoPurchase = "no purchase";

    /// <summary>The values of a breakdown, or dates (UTC); without either all units are alike, and their value has no name.</summary>
    internal static FunnelValues Of(ShopSession session, FunnelOptions options, FunnelBreakdown? by, bool byDate)
    {
        switch (by)
        {
            case null when byDate:
                return new(
                    entry => (ulong)DateOnly.FromDateTime(entry.At).DayNumber,
                    day => FunnelTrend.Name(DateOnly.FromDayNumber((int)day))
                );
            case null:
                return new(_ => 0, _ => null);
            case FunnelBreakdown.Brand:
                var brands = FunnelNames.Read(session).Brands;
                return new(entry => entry.Name, hash => brands[hash] ?? "unknown_brand");
            case FunnelBreakdown.Category:
                var codes = FunnelNames.Read(session).Categories;
                return new(entry => entry.Name, hash => Cut(codes[hash], options.CategoryLevel));
            case FunnelBreakdown.UserSegment:
                var segments = KnownNames.Names("segment").Query<string>(session);
                var users = Users(session, "users_of_segment.sql", segments);
                return new(entry => (ulong)users[entry.User], place => segments[(int)place]);
            case FunnelBreakdown.RfmSegment:
                var rfm = options.Rfm ?? throw new ArgumentException("A funnel by RFM segment needs the options' Rfm.");
                RfmReader.Build(session, rfm);
                string[] names = [.. rfm.Map.Segments, RfmReport.Untold];
                var buyers = Users(session, "buyers_of_segment.sql", names);
                return new(
                    entry => (ulong)buyers.GetValueOrDefault(entry.User, names.Length),
                    place => place < (ulong)names.Length ? names[place] : NoPurchase
                );
            case FunnelBreakdown.EntryHour:
                return new(entry => (ulong)entry.At.Hour, hour => hour.ToString("00", CultureInfo.InvariantCulture));
            default:
                throw new ArgumentOutOfRangeException(nameof(by), by, "There is no such breakdown of a funnel.");
        }
    }

    /// <summary>The users of some segments with the places of these.</summary>
    internal static Dictionary<long, int> Users(ShopSession session, string script, IReadOnlyList<string> segments)
    {
        var places = new Dictionary<long, int>();
        var sql = SqlScript.Load(typeof(FunnelValues), script).Text;
        for (var place = 0; place < segments.Count; place++)
        {
            var values = new { segment = segments[place] };
            var users = session
                .Connection.ReadMatrix<long>(sql, null, values, cancellationToken: session.CancellationToken)
                .Values;
            foreach (var user in users)
            {
                places.Add(user, place);
            }
        }

        return places;
    }

    private static string Cut(string? code, int level) =>
        code is null ? "uncategorized" : string.Join('.', code.Split('.').Take(level));
}
