using AiTrader.Runner.Reruns;
using AiTrader.Stores;

namespace AiTrader.Runner.Lookahead;

/// <summary>The sessions of one trader on trial, in the order of its ledger.</summary>
/// <param name="store">The store.</param>
/// <param name="deciders">What decides its sessions again.</param>
/// <param name="worlds">Its worlds.</param>
/// <param name="proof">What is known of it before.</param>
internal sealed class TraderTrial(IStore store, RerunDeciders deciders, AlteredWorlds worlds, TraderProof proof)
{
    // How many findings end the trial: what leaks in one session leaks in others.
    private const int MostFindings = 3;

    private readonly List<ProofFinding> _findings = [];
    private RerunAccount _account = new(proof.Signature);
    private TraderProof _proof = proof;

    /// <summary>Decides the sessions again until enough is found, or one cannot be decided.</summary>
    public async Task<TraderProof> RunAsync(CancellationToken cancellationToken)
    {
        var entries = store.Ledgers.ReadEntriesAsync(_proof.Signature, 0, cancellationToken);
        await foreach (var session in RecordedSession.ReadAsync(entries).WithCancellation(cancellationToken))
        {
            string? reason =
                _findings.Count == MostFindings
                    ? "the sessions from there on were not decided again"
                    : await TryAsync(session, cancellationToken);
            if (reason is not null)
            {
                return _proof with { Findings = _findings, Unproven = $"at {session.Context.Time}, {reason}" };
            }
        }

        return _proof with
        {
            Findings = _findings,
        };
    }

    // Why the session cannot be decided again; null if it was.
    private async Task<string?> TryAsync(RecordedSession session, CancellationToken cancellationToken)
    {
        var conversation = new RecordedConversation(await store.Journals.ReadAsync(session.Context, cancellationToken));
        var (decider, reason) = deciders.Find(session.Context, conversation);
        if (decider is null)
        {
            return reason;
        }

        if (conversation.HadNews && worlds.News is null)
        {
            return "its model could search news; name the file with --news";
        }

        try
        {
            await TryAsync(session, conversation, decider, cancellationToken);
            return null;
        }
        catch (Exception refused) when (refused is LedgerException or SessionRefusedException or InvalidDataException)
        {
            return $"it cannot be decided again: {refused.Message.TrimEnd('.')}";
        }
    }

    private async Task TryAsync(
        RecordedSession session,
        RecordedConversation conversation,
        IRerunDecider decider,
        CancellationToken cancellationToken
    )
    {
        foreach (var entry in session.Given)
        {
            await _account.AppendAsync(entry, cancellationToken);
        }

        var trial = new SessionTrial(store.Ledgers, session, conversation, decider, worlds);
        if (await trial.RunAsync(_account, cancellationToken) is { } finding)
        {
            _findings.Add(finding);
            _account = await RerunAccount.ReadAsync(
                store.Ledgers,
                _proof.Signature,
                session.Decided[^1].Sequence,
                cancellationToken
            );
        }

        _proof = _proof with
        {
            DecidedBy = decider.Name,
            Sessions = _proof.Sessions + 1,
            Altered = _proof.Altered + worlds.CountAltered(session.Context.Time),
        };
    }
}
