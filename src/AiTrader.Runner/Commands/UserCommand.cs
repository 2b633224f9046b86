using System.CommandLine;
using AiTrader.Runner.Output;

namespace AiTrader.Runner.Commands;

/// <summary><c>aitrader user</c>: the users of a service. Without a command it shows the help.</summary>
internal sealed class UserCommand : Command, IExampleSource
{
    public UserCommand(Screen screen, HelpWithExamples showHelp)
        : base(
            "user",
            "Add, list and remove the users of a service, and rotate their keys. The users are in its store, and a "
                + "change applies at once, also while services run."
        )
    {
        SetAction(showHelp.Invoke);
        Subcommands.Add(new UserAddCommand(screen));
        Subcommands.Add(new UserListCommand(screen));
        Subcommands.Add(new UserRemoveCommand(screen));
        Subcommands.Add(new UserRotateCommand(screen));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("user add --store sqlite:mine.db --name ada", "A user who registers and drives traders of her own"),
        new("user add --store sqlite:mine.db --name board --role reader", "A user who sees all, and changes nothing"),
        new("user rotate --store sqlite:mine.db --name ada", "A new key; the one before opens nothing more"),
        new("user remove --store sqlite:mine.db --name ada", "No access any more"),
    ];
}
