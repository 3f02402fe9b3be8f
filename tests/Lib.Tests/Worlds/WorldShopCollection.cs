namespace Tests.Worlds;

/// <summary>Test classes that share one <see cref="WorldShop"/>, one after the other.</summary>
[CollectionDefinition(WorldShop.Collection)]
public sealed class WorldShopCollection : ICollectionFixture<WorldShop>;
