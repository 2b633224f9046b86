using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AiTrader.Handoffs;

/// <summary>
/// Several handoffs, in order. A context is offered through the first one that works, and the ticket names it
/// (<see cref="ContextTicket.Handoff"/>). It is claimed only from that one.
/// </summary>
public sealed partial class HandoffChain : IContextHandoff
{
    private readonly IReadOnlyList<IContextHandoff> _handoffs;
    private readonly ILogger<HandoffChain> _logger;

    /// <summary>Creates a chain.</summary>
    /// <param name="handoffs">At least one handoff, each with its own name; the first is used first.</param>
    /// <param name="loggerFactory">Logs when one of them does not work; null for no logs.</param>
    /// <exception cref="ArgumentException">There is no handoff, or two have the same name.</exception>
    public HandoffChain(IEnumerable<IContextHandoff> handoffs, ILoggerFactory? loggerFactory = null)
    {
        ArgumentNullException.ThrowIfNull(handoffs);
        _handoffs = [.. handoffs];
        _logger = (loggerFactory ?? NullLoggerFactory.Instance).CreateLogger<HandoffChain>();
        if (_handoffs.Count == 0 || _handoffs.DistinctBy(handoff => handoff.Name).Count() < _handoffs.Count)
        {
            throw new ArgumentException(
                $"A chain needs at least one handoff, each with its own name; the names are: "
                    + $"{string.Join(", ", _handoffs.Select(handoff => handoff.Name))}.",
                nameof(handoffs)
            );
        }
    }

    /// <inheritdoc/>
    public string Name => "chain";

    /// <inheritdoc/>
    /// <exception cref="HandoffException">None of them works. The message has the cause of each.</exception>
    public ContextTicket Offer(TradingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var failures = new List<KeyValuePair<string, Exception>>();
        foreach (var handoff in _handoffs)
        {
            try
            {
                return handoff.Offer(context);
            }
#pragma warning disable CA1031 // Whatever keeps one from serving, the next is asked; where none serves, all is told.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                Add(failures, handoff, failure);
            }
        }

        throw new HandoffException(failures);
    }

    /// <inheritdoc/>
    /// <exception cref="HandoffException">None of them works. The message has the cause of each.</exception>
    public async ValueTask<ContextTicket> OfferAsync(
        TradingContext context,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        var failures = new List<KeyValuePair<string, Exception>>();
        foreach (var handoff in _handoffs)
        {
            try
            {
                return await handoff.OfferAsync(context, cancellationToken).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // As above; a cancellation passes.
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Add(failures, handoff, failure);
            }
        }

        throw new HandoffException(failures);
    }

    /// <inheritdoc/>
    public ClaimResult Claim(ContextTicket ticket) =>
        ServerOf(ticket)?.Claim(ticket) ?? new ClaimResult.Refused(ClaimRefusal.Foreign);

    /// <inheritdoc/>
    public async ValueTask<ClaimResult> ClaimAsync(
        ContextTicket ticket,
        CancellationToken cancellationToken = default
    ) =>
        ServerOf(ticket) is { } handoff
            ? await handoff.ClaimAsync(ticket, cancellationToken).ConfigureAwait(false)
            : new ClaimResult.Refused(ClaimRefusal.Foreign);

    /// <inheritdoc/>
    public ValueTask WithdrawAsync(ContextTicket ticket, CancellationToken cancellationToken = default) =>
        ServerOf(ticket)?.WithdrawAsync(ticket, cancellationToken) ?? ValueTask.CompletedTask;

    private IContextHandoff? ServerOf(ContextTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return _handoffs.FirstOrDefault(handoff => handoff.Name == ticket.Handoff);
    }

    private void Add(List<KeyValuePair<string, Exception>> failures, IContextHandoff handoff, Exception failure)
    {
        failures.Add(new(handoff.Name, failure));
        LogFailed(failure, handoff.Name);
    }

    [LoggerMessage(
        20,
        LogLevel.Warning,
        "The handoff {Handoff} does not work; the next one is asked",
        EventName = "HandoffFailed"
    )]
    private partial void LogFailed(Exception failure, string handoff);
}
