namespace AiTrader.Handoffs;

/// <summary>
/// Hands contexts over through a folder, to processes of one user on one machine. Only that user can read the folder
/// and its files. A file is written completely or not at all. Expired contexts are removed when the next context is
/// offered.
/// </summary>
/// <param name="folder">The folder; it is created if it does not exist.</param>
/// <param name="timeProvider">The wall clock.</param>
public sealed class FileHandoff(string folder, TimeProvider timeProvider) : IContextHandoff
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode PrivateFolder = Private | UnixFileMode.UserExecute;
    private const string Ending = ".ticket";

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
    /// The folder belongs to another user, or other users can open it.
    /// </exception>
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
    /// <exception cref="UnauthorizedAccessException">
    /// The folder belongs to another user, or other users can open it.
    /// </exception>
    public ValueTask<ContextTicket> OfferAsync(TradingContext context, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Offer(context));
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">
    /// The folder belongs to another user, or other users can open it.
    /// </exception>
    public ClaimResult Claim(ContextTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return ticket.Handoff != Name ? new ClaimResult.Refused(ClaimRefusal.Foreign)
            : Find(ticket) is { } offered ? offered.ClaimedBy(ticket, timeProvider.GetUtcNow())
            : new ClaimResult.Refused(ClaimRefusal.Unknown);
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">
    /// The folder belongs to another user, or other users can open it.
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
                $"{folder} is open to other users ({open}); allowed: a folder that only one user can open (chmod 700)."
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
