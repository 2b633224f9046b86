using System.CommandLine;
using AiTrader.Runner.Input;
using AiTrader.Runner.Output;
using AiTrader.Runner.Service.Users;

namespace AiTrader.Runner.Commands;

/// <summary><c>aitrader user remove</c>: a user has no access any more.</summary>
internal sealed class UserRemoveCommand : Command, IExampleSource
{
    private readonly Option<UserName> _name = UserStore.NameOption();

    public UserRemoveCommand(Screen screen)
        : base(
            "remove",
            "Remove a user: its key and its sign-ins open nothing more, at once. Its traders and their ledgers stay, "
                + "and nobody else gets the name; 'user rotate' gives the user access again."
        )
    {
        var users = new UserStore(this);
        Options.Add(_name);
        SetAction(
            async (parsed, cancellationToken) =>
            {
                var name = parsed.GetRequiredValue(_name);
                await users.UseAsync(
                    parsed,
                    async book =>
                    {
                        await book.RemoveAsync(name, cancellationToken);
                        return name;
                    }
                );
                screen.Line($"{name} has no access any more.");
                return ExitCode.Success;
            }
        );
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [new("user remove --store sqlite:mine.db --name ada", "The key of ada opens nothing more")];
}
