using System.CommandLine;
using AiTrader.Runner.Input;
using AiTrader.Runner.Output;
using AiTrader.Runner.Service.Users;

namespace AiTrader.Runner.Commands;

/// <summary><c>aitrader user rotate</c>: a new key for a user.</summary>
internal sealed class UserRotateCommand : Command, IExampleSource
{
    private readonly Option<UserName> _name = UserStore.NameOption();

    public UserRotateCommand(Screen screen)
        : base(
            "rotate",
            "Give a user a new key, which goes to standard output, once. The key before it, and the sign-ins with it, "
                + "open nothing more, at once. A user who was removed has access again."
        )
    {
        var users = new UserStore(this);
        Options.Add(_name);
        SetAction(
            async (parsed, cancellationToken) =>
            {
                var key = await users.UseAsync(
                    parsed,
                    book => book.RotateAsync(parsed.GetRequiredValue(_name), cancellationToken)
                );
                screen.Line(key.Text);
                screen.Note($"The new key of {key.User}, which is not shown again. The key before it opens nothing.");
                return ExitCode.Success;
            }
        );
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [new("user rotate --store sqlite:mine.db --name ada", "A new key for ada")];
}
