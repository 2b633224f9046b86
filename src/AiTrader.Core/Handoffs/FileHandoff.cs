namespace AiTrader.Handoffs;

/// <summary>
/// Hands contexts over through a folder, to processes of one user on one machine. The folder and its files are readable
/// by that user
/// alone; a file appears whole or not at all. What has expired is removed when the next context is offered.
/// </summary>
/// <param name="folder">The folder; it is made where it is not there.</param>
/// <param name="timeProvider">The wall clock.</param>
public sealed class FileHandoff(string folder, TimeProvider timeProvider) : IContextHandoff
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode PrivateFolder = Private | UnixFileMode.UserExecute;
    private const string Ending = ".ticket";

    /// <inheritdoc/>
    public string Name => "file";

    /// <summary>How long an offer lasts; an hour unless set, a second to a day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public TimeSpan Lifetime
    {
        get;
        init => field = OfferedContext.RequireLifetime(value);
    } = OfferedContext.Lifetime;

    /// <inheritdoc/>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is another user's, or other users may enter
    /// it.</exception>
    public ContextTicket Offer(TradingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        MakeFolder();
        RemoveExpired();
        var ticket = ContextTicket.Create(Name, context);
        string path = PathOf(ticket);
        string unfinished = $"{path}.tmp";
        using (var file = new FileStream(unfinished, OptionsOfNew()))
        {
            file.Write(OfferedContext.Create(context, timeProvider.GetUtcNow() + Lifetime).Write());
        }

        File.Move(unfinished, path);
        return ticket;
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is another user's, or other users may enter
    /// it.</exception>
    public ValueTask<ContextTicket> OfferAsync(TradingContext context, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Offer(context));
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is another user's, or other users may enter
    /// it.</exception>
    public ClaimResult Claim(ContextTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return ticket.Handoff != Name ? new ClaimResult.Refused(ClaimRefusal.Foreign)
            : Find(ticket) is { } offered ? offered.ClaimedBy(ticket, timeProvider.GetUtcNow())
            : new ClaimResult.Refused(ClaimRefusal.Unknown);
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is another user's, or other users may enter
    /// it.</exception>
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
        if (Directory.Exists(folder))
        {
            File.Delete(PathOf(ticket));
        }

        return ValueTask.CompletedTask;
    }

    private string PathOf(ContextTicket ticket) => Path.Combine(folder, ticket + Ending);

    private OfferedContext? Find(ContextTicket ticket)
    {
        try
        {
            RequirePrivate();
            return OfferedContext.Read(ticket, File.ReadAllBytes(PathOf(ticket)));
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
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(folder, PrivateFolder);
        RequirePrivate();
    }

    // On Windows a folder has its owner's permissions from the profile that it lies in.
    private void RequirePrivate()
    {
        if (
            !OperatingSystem.IsWindows()
            && (File.GetUnixFileMode(folder) & ~PrivateFolder) is var open and not UnixFileMode.None
        )
        {
            throw new UnauthorizedAccessException(
                $"{folder} is open to other users ({open}); allowed: a folder of one user alone (chmod 700)."
            );
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
        foreach (string path in Directory.EnumerateFiles(folder, $"*{Ending}"))
        {
            if (
                ContextTicket.TryParse(Path.GetFileName(path)[..^Ending.Length], out var ticket)
                && Find(ticket)?.Expires <= timeProvider.GetUtcNow().ToUnixTimeMilliseconds()
            )
            {
                File.Delete(path);
            }
        }
    }
}
