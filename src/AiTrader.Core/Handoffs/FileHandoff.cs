using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AiTrader.Handoffs;

/// <summary>
/// Hands contexts over through a folder, to processes of one user on one machine. The folder and its files belong to
/// that user, only they can open them, and they are not links. A file is written completely or not at all. When the
/// next context is offered, expired ones are removed; a file that is not an offer is skipped for a day, and then
/// removed.
/// </summary>
/// <param name="folder">The folder; it is created if it does not exist.</param>
/// <param name="timeProvider">The wall clock.</param>
/// <param name="logger">Gets a warning for each file of the folder that is not an offer; null for none.</param>
public sealed partial class FileHandoff(string folder, TimeProvider timeProvider, ILogger<FileHandoff>? logger = null)
    : IContextHandoff
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode PrivateFolder = Private | UnixFileMode.UserExecute;
    private const string Ending = ".ticket";
    private const string Unfinished = ".tmp";

    private readonly string _folder = NotNull.Require(folder);
    private readonly TimeProvider _timeProvider = NotNull.Require(timeProvider);
    private readonly ILogger _logger = logger ?? NullLogger<FileHandoff>.Instance;

    /// <inheritdoc/>
    public string Name => "file";

    /// <summary>How long an offer lasts, from one second to one day. Default: one hour.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public TimeSpan Lifetime
    {
        get;
        init => field = OfferedContext.RequireLifetime(value);
    } = OfferedContext.Lifetime;

    /// <inheritdoc/>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">
    /// The folder or the ticket belongs to another user, is a link, or other users can open it.
    /// </exception>
    public ContextTicket Offer(TradingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        MakeFolder();
        RemoveExpired();
        var ticket = ContextTicket.Create(Name, context);
        string path = PathOf(ticket);
        string unfinished = path + Unfinished;
        using (var file = new FileStream(unfinished, OptionsOfNew()))
        {
            file.Write(OfferedContext.Create(context, _timeProvider.GetUtcNow() + Lifetime).Write());
        }

        File.Move(unfinished, path);
        return ticket;
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">
    /// The folder or the ticket belongs to another user, is a link, or other users can open it.
    /// </exception>
    public ValueTask<ContextTicket> OfferAsync(TradingContext context, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Offer(context));
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">
    /// The folder or the ticket belongs to another user, is a link, or other users can open it.
    /// </exception>
    public ClaimResult Claim(ContextTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return ticket.Handoff != Name ? new ClaimResult.Refused(ClaimRefusal.Foreign)
            : Find(ticket) is { } offered ? offered.ClaimedBy(ticket, _timeProvider.GetUtcNow())
            : new ClaimResult.Refused(ClaimRefusal.Unknown);
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">
    /// The folder or the ticket belongs to another user, is a link, or other users can open it.
    /// </exception>
    public ValueTask<ClaimResult> ClaimAsync(ContextTicket ticket, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Claim(ticket));
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be deleted.</exception>
    public ValueTask WithdrawAsync(ContextTicket ticket, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        cancellationToken.ThrowIfCancellationRequested();
        if (Directory.Exists(_folder))
        {
            File.Delete(PathOf(ticket));
        }

        return ValueTask.CompletedTask;
    }

    private string PathOf(ContextTicket ticket) => Path.Combine(_folder, ticket + Ending);

    private OfferedContext? Find(ContextTicket ticket)
    {
        try
        {
            RequirePrivate();
            string path = PathOf(ticket);
            if (!OperatingSystem.IsWindows())
            {
                FileOwner.RequireFile(path);
            }

            return OfferedContext.Read(ticket, File.ReadAllBytes(path));
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private void MakeFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(_folder);
            return;
        }

        if (!Path.Exists(_folder))
        {
            Directory.CreateDirectory(_folder, PrivateFolder);
        }

        RequirePrivate();
    }

    // On Windows a folder has its owner's permissions from the profile that it lies in.
    private void RequirePrivate()
    {
        if (!OperatingSystem.IsWindows())
        {
            FileOwner.RequireFolder(_folder);
        }
    }

    private static FileStreamOptions OptionsOfNew()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Private;
        }

        return options;
    }

    private void RemoveExpired()
    {
        foreach (string path in Directory.EnumerateFiles(_folder, $"*{Ending}*"))
        {
            if (IsExpired(path))
            {
                File.Delete(path);
            }
        }
    }

    private bool IsExpired(string path)
    {
        try
        {
            if (
                path.EndsWith(Ending, StringComparison.Ordinal)
                && ContextTicket.TryParse(Path.GetFileName(path)[..^Ending.Length], out var ticket)
            )
            {
                return Find(ticket)?.Expires <= _timeProvider.GetUtcNow().ToUnixTimeMilliseconds();
            }
        }
        catch (Exception damaged) when (damaged is InvalidDataException or UnauthorizedAccessException or IOException)
        {
            TicketSkipped(_logger, path, damaged);
        }

        // What a killed process left, or what is not an offer: no offer lasts longer.
        return _timeProvider.GetUtcNow() - File.GetLastWriteTimeUtc(path) > OfferedContext.MaximumLifetime;
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Path} is not an offer of this user and is skipped.",
        EventId = 21,
        EventName = "TicketSkipped"
    )]
    private static partial void TicketSkipped(ILogger logger, string path, Exception exception);
}
