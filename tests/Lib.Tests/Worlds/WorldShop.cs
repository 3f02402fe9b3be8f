using System.Globalization;
using Dapper;
using DuckDB.NET.Data;
using DuckDB.NET.Native;
using EcommerceNotebooks;
using EcommerceNotebooks.Marts;
using EcommerceNotebooks.Sessions;
using EcommerceNotebooks.StarSchema;
using EcommerceNotebooks.Warehouse;

namespace Tests.Worlds;

/// <summary>
/// One shop in memory that holds many small worlds, each in a schema of its own with the tables that questions read (events, fact_sessions, dim_users, dim_products, fact_events, fact_product_variants,
/// fact_purchases, fact_user_days, dim_time, mart_event_cells), so that a test goes from world to world in no time. One test at a time may use it: test classes share it as the fixture of the collection <see cref="Collection"/>.
/// </summary>
public sealed class WorldShop : IDisposable
{
    /// <summary>The collection whose classes take a <see cref="WorldShop"/> in their constructor.</summary>
    public const string Collection = "small worlds";

    /// <summary>The collection of the classes that test the dashboard.</summary>
    public const string DashboardCollection = "small worlds of the dashboard";

    private const string CreateSql = """
        create table events (
            event_id bigint, event_time timestamp, event_date date, event_hour integer, event_type enum ('view', 'cart', 'remove_from_cart', 'purchase'),
            product_id bigint, category_id bigint, category_code varchar, brand varchar, price decimal(10, 2),
            price_flag enum ('regular', 'missing', 'negative', 'zero', 'over_cap'), user_id bigint, user_session uuid, session_key bigint,
            duplicate_count bigint, source_file varchar, source_row bigint)
        """;

    private static readonly string[] Relations =
    [
        "dim_users",
        "fact_product_variants",
        "dim_products",
        "fact_events",
        "fact_purchases",
        "fact_user_days",
        "fact_daily_kpis",
        "dim_time",
    ];

    private readonly Dictionary<int, SmallWorld> drawn = [];
    private readonly Shop shop;
    private int others;

    /// <summary>Opens the shop, without a world.</summary>
    public WorldShop()
    {
        shop = Shop.InMemory(new ShopOptions { Threads = 2 });
        Session = shop.OpenSession();
        WarehouseLoad.TableMacros.Execute(Session);
    }

    /// <summary>The one session whose connection has the world's schema set.</summary>
    internal ShopSession Session { get; }

    /// <summary>Goes through the worlds that the tests take; while one is given, the shop's tables are this world's.</summary>
    internal IEnumerable<SmallWorld> All() => All(SmallWorld.Tested);

    /// <summary>Goes through so many worlds, from the first seed, 0.</summary>
    internal IEnumerable<SmallWorld> All(int count)
    {
        for (var seed = 0; seed < count; seed++)
        {
            yield return Use(seed);
        }
    }

    /// <summary>Makes the shop's tables those of a seed's world.</summary>
    internal SmallWorld Use(int seed)
    {
        var schema = "world_" + seed.ToString(CultureInfo.InvariantCulture);
        if (drawn.TryGetValue(seed, out var known))
        {
            Session.Connection.Execute($"set schema = '{schema}'");
            return known;
        }

        return drawn[seed] = Build(schema, SmallWorld.Draw(seed));
    }

    /// <summary>Makes the shop's tables those of a world that a test made itself; the last such world's tables go.</summary>
    internal SmallWorld Use(SmallWorld world)
    {
        var schema = "other_" + (++others).ToString(CultureInfo.InvariantCulture);
        Build(schema, world);
        Session.Connection.Execute(
            $"drop schema if exists other_{(others - 1).ToString(CultureInfo.InvariantCulture)} cascade"
        );
        return world;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Session.Dispose();
        shop.Dispose();
    }

    private SmallWorld Build(string schema, SmallWorld world)
    {
        var connection = Session.Connection;
        connection.Execute($"create schema {schema}; set schema = '{schema}'; {CreateSql}");
        using (var appender = connection.CreateAppender(schema, "events"))
        {
            foreach (var row in world.Events)
            {
                appender
                    .CreateRow()
                    .AppendValue(row.EventId)
                    .AppendValue(row.EventTime)
                    .AppendValue(DuckDBDateOnly.FromDateTime(row.EventDate))
                    .AppendValue(row.EventHour)
                    .AppendValue(row.EventType)
                    .AppendValue(row.ProductId)
                    .AppendValue(row.CategoryId)
                    .AppendValue(row.CategoryCode)
                    .AppendValue(row.Brand)
                    .AppendValue(row.Price)
                    .AppendValue(row.PriceFlag)
                    .AppendValue(row.UserId)
                    .AppendValue(row.UserSession)
                    .AppendValue(row.SessionKey)
                    .AppendValue(row.DuplicateCount)
                    .AppendValue(row.SourceFile)
                    .AppendValue(row.SourceRow)
                    .EndRow();
            }
        }

        NumberValues(connection, "category_code");
        NumberValues(connection, "brand");
        return WarehouseLoad.Run(
            Session,
            load =>
            {
                SessionBuilder.BuildSessions(load);
                foreach (var relation in Relations)
                {
                    load.Create(typeof(StarSchemaBuilder), relation);
                }

                load.Create(typeof(StarSchemaMarts), "mart_event_cells");

                return world;
            }
        );
    }

    // Cleaning numbers categories and brands; an ENUM has at least one value.
    private static void NumberValues(DuckDBConnection connection, string column) =>
        connection.Execute(
            $"""
            create type {column}_value as enum (
                select distinct {column} from events where {column} is not null
                union all
                select '' where (select count({column}) from events) = 0
                order by {column}
            );
            alter table events alter {column} set data type {column}_value
            """
        );
}
