namespace Tests.Customers.Planted;

/// <summary>What the generator planted in a user.</summary>
public sealed record PlantedUser(long UserId, bool Registers, double Intent);
