using System.CommandLine;
using AiTrader.Runner.Input;
using AiTrader.Runner.Service.Users;
using AiTrader.Runner.Stores;

namespace AiTrader.Runner.Commands;

/// <summary>The store of a command about users.</summary>
internal sealed class UserStore
{
    private readonly StoreOption _store;

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="creates">Whether the command creates a file that does not exist.</param>
    public UserStore(Command command, bool creates = false) =>
        _store = creates
            ? new StoreOption(
                command,
                "The store of the service, sqlite:FILE or redis:CONNECTION; a file is created if it does not exist.",
                ParseKept
            )
            : new StoreOption(
                command,
                "The store of the service, sqlite:FILE or redis:CONNECTION; it must exist.",
                StoreLocation.ParseExisting
            );

    /// <summary>The option with the name of the user.</summary>
    public static Option<UserName> NameOption()
    {
        var name = OptionValue.Of("--name", "NAME", $"The user: {UserName.Allowed}.", UserName.Parse);
        name.Required = true;
        return name;
    }

    /// <summary>Uses the users of the store.</summary>
    public async Task<T> UseAsync<T>(ParseResult parsed, Func<UserBook, Task<T>> use)
    {
        await using var store = _store.Get(parsed).Open();
        return await use(new UserBook(store.Documents, TimeProvider.System));
    }

    // Users in memory would be gone with the command.
    private static StoreLocation ParseKept(string text) =>
        StoreLocation.Parse(text) is { IsKept: true } kept ? kept : StoreLocation.ParseExisting(text);
}
