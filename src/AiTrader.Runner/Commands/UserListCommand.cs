using System.CommandLine;
using System.Globalization;
using AiTrader.Runner.Input;
using AiTrader.Runner.Output;
using AiTrader.Runner.Service.Users;
using Spectre.Console;

namespace AiTrader.Runner.Commands;

/// <summary><c>aitrader user list</c>: the users of a store.</summary>
internal sealed class UserListCommand : Command, IExampleSource
{
    public UserListCommand(Screen screen)
        : base("list", "List the users of a store, also those who were removed; never a key or its hash.")
    {
        var users = new UserStore(this);
        SetAction(
            async (parsed, cancellationToken) =>
            {
                var all = await users.UseAsync(parsed, book => book.ListAsync(cancellationToken));
                if (all.Count == 0)
                {
                    screen.Note("The store has no users yet; 'aitrader user add' adds one.");
                    return ExitCode.Success;
                }

                screen.Show(TableOf(all));
                return ExitCode.Success;
            }
        );
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [new("user list --store sqlite:mine.db", "Names, roles, and since when their keys are valid")];

    private static Table TableOf(IEnumerable<User> users)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("User", "Role", "Added", "Key");
        foreach (var user in users)
        {
            table.AddRow(
                new Text(user.Name.Value),
                new Text(RoleName.Of(user.Role)),
                new Text(TextOf(user.Created)),
                new Text(user.KeyCreated is { } made ? $"since {TextOf(made)}" : "removed")
            );
        }

        return table;
    }

    private static string TextOf(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
