namespace AiTrader.Runner.Service.Users;

/// <summary>The names of the roles, as they are written and shown.</summary>
internal static class RoleName
{
    private static readonly (string Name, Role Role)[] All =
    [
        ("reader", Role.Reader),
        ("trader", Role.Trader),
        ("admin", Role.Admin),
    ];

    /// <summary>The names, as the end of an error message.</summary>
    public static string Allowed { get; } = string.Join(", ", All.Select(role => role.Name));

    /// <summary>The name of a role.</summary>
    public static string Of(Role role) => All.Single(named => named.Role == role).Name;

    /// <summary>Reads the name of a role.</summary>
    /// <exception cref="FormatException">The text is not one; the message says what is allowed.</exception>
    public static Role Parse(string text)
    {
        foreach (var (name, role) in All)
        {
            if (name == text)
            {
                return role;
            }
        }

        throw new FormatException($"{MessageText.Quote(text)} is refused; allowed: {Allowed}.");
    }
}
