using System.CommandLine;
using AiTrader.Runner.Input;
using AiTrader.Runner.Output;
using AiTrader.Runner.Service.Users;

namespace AiTrader.Runner.Commands;

/// <summary><c>aitrader user add</c>: a user, and its key.</summary>
internal sealed class UserAddCommand : Command, IExampleSource
{
    private readonly Option<UserName> _name = UserStore.NameOption();

    private readonly Option<Role?> _role = OptionValue.Of<Role?>(
        "--role",
        "ROLE",
        "What the user may do. A reader sees all traders, and changes nothing; a trader registers, sees and drives its "
            + $"own; an admin sees and drives all. Allowed: {RoleName.Allowed}. Default: trader.",
        text => RoleName.Parse(text)
    );

    public UserAddCommand(Screen screen)
        : base(
            "add",
            "Add a user. The key goes to standard output, once: the store has only its hash. The name stays that of "
                + "this user, and its signatures too."
        )
    {
        var users = new UserStore(this, creates: true);
        Options.Add(_name);
        Options.Add(_role);
        SetAction(
            async (parsed, cancellationToken) =>
            {
                var role = parsed.GetValue(_role) ?? Role.Trader;
                var key = await users.UseAsync(
                    parsed,
                    book => book.AddAsync(parsed.GetRequiredValue(_name), role, cancellationToken)
                );
                screen.Line(key.Text);
                screen.Note($"The key of {key.User} ({RoleName.Of(role)}), which is not shown again.");
                return ExitCode.Success;
            }
        );
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("user add --store sqlite:mine.db --name ada", "A user who registers and drives traders of her own"),
        new("user add --store redis:localhost:6379 --name board --role reader", "A user who sees all traders"),
    ];
}
