namespace EcommerceNotebooks.Experiments;

/// <summary>How a Thompson bandit deals users.</summary>
public sealed record BanditOptions
{
    /// <summary>What each arm gets at least; floor times arms is at most 1.</summary>
    public double Floor { get; init; } = 0.01;

    /// <summary>Users every arm needs before weights move from equal shares.</summary>
    public long MinimumUsersPerArm { get; init; } = 100;

    /// <summary>Whether half of the users go to the runner-up of the draw (Russo, 2016), which finds the best arm sooner at some cost.</summary>
    public bool TopTwo { get; init; }
}
