namespace Tests.Worlds;

/// <summary>Test classes that share one <see cref="WorldShop"/>, one after the other.</summary>
[CollectionDefinition(WorldShop.Collection)]
public sealed class WorldShopCollection : ICollectionFixture<WorldShop>;

/// <summary>Classes that test the dashboard share another one, so that they run beside those that share the first.</summary>
[CollectionDefinition(WorldShop.DashboardCollection)]
public sealed class DashboardWorldShopCollection : ICollectionFixture<WorldShop>;
