namespace Tests.Customers.Planted;

/// <summary>The test classes that share the published months.</summary>
[CollectionDefinition(PublishedMonthsShop.Collection)]
public sealed class PublishedMonthsCollection : ICollectionFixture<PublishedMonthsShop>;
