namespace AiTrader.Runner.Service.Users;

/// <summary>Who may use the service.</summary>
/// <param name="Name">The name.</param>
/// <param name="Role">What the user may do.</param>
/// <param name="Created">When the user was added.</param>
internal sealed record User(UserName Name, Role Role, DateTimeOffset Created)
{
    /// <summary>The hash of the key; null if the user was removed. It is not a secret that opens anything.</summary>
    public string? KeyHash { get; init; }

    /// <summary>When the key was made; null if the user was removed.</summary>
    public DateTimeOffset? KeyCreated { get; init; }

    /// <summary>Whether the user was removed: the name stays taken, and its signatures stay its own.</summary>
    public bool IsRemoved => KeyHash is null;

    /// <summary>Whether the user may see the traders of all users.</summary>
    public bool SeesAll => Role is Role.Reader or Role.Admin;

    /// <summary>The name and the role, without the hash.</summary>
    public override string ToString() => $"{Name} ({RoleName.Of(Role)})";
}
