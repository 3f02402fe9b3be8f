using EcommerceNotebooks;
using EcommerceNotebooks.Warehouse;

namespace Tests.Support;

/// <summary>The real sample: 34,844 events of four days of November 2019.</summary>
internal static class RealSample
{
    internal const string RelativePath = "data/rees46/2019-11-05_08-sessions-1pct.csv";

    internal static string FullPath => Repository.SharedPath(RelativePath.Split('/'));

    /// <summary>A shop in memory whose events_raw are the sample's, read without the ingest.</summary>
    internal static Shop OpenWithRawEvents()
    {
        var shop = Shop.InMemory();
        using var command = shop.Connection.CreateCommand();
        command.CommandText = $"""
            create table events_raw as
            select cast(event_time as timestamp) as event_time, event_type, cast(product_id as bigint) as product_id, category_id, category_code, brand,
                cast(price as decimal(10, 2)) as price, cast(user_id as bigint) as user_id, cast(user_session as uuid) as user_session,
                'sample.csv' as source_file, row_number() over () as source_row
            from read_csv({SqlQuoting.Literal(FullPath)}, timestampformat = '%Y-%m-%d %H:%M:%S UTC', nullstr = '')
            """;
        command.ExecuteNonQuery();
        return shop;
    }
}
