using AiTrader.Stores;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>
/// Lets a language model decide, through any <see cref="IChatClient"/>. What the model does, it does by calling tools;
/// what it says in
/// words decides nothing. Every reply and every answer is journaled before the next step, so a session that broke goes
/// on where it was.
/// How a conversation can end, and as what, is the table of docs/failures.md.
/// </summary>
/// <param name="client">The model, without a function-calling layer of its own.</param>
/// <param name="journal">Where the conversation is written.</param>
/// <param name="timeProvider">The wall clock, for the budget.</param>
public sealed class ChatDecisionMaker(IChatClient client, IJournalStore journal, TimeProvider timeProvider)
    : IDecisionMaker
{
    // Spans and token counts of each turn, in the conventions of OpenTelemetry; what is said stays out of them.
    private readonly IChatClient _watched = client
        .AsBuilder()
        .UseOpenTelemetry(sourceName: AiTraderTelemetry.Name)
        .Build();

    /// <summary>What the model is told first.</summary>
    public TradingPrompt Prompt { get; init; } = new();

    /// <summary>What a session may take.</summary>
    public ChatBudget Budget { get; init; } = new();

    /// <summary>
    /// Whether replies are asked for as streams, which some endpoints need or bill otherwise; not unless set. A reply
    /// is acted upon when it is whole.
    /// </summary>
    public bool Streaming { get; init; }

    /// <summary>
    /// The tools of a session, of its desk's brokerage and market data; <see cref="StandardTools"/> unless set.
    /// </summary>
    public Func<ITradingDesk, TradingToolset> Tools { get; init; } =
        desk => StandardTools.For(desk.Brokerage, desk.MarketData);

    /// <inheritdoc/>
    /// <exception cref="ModelReplyException">A reply cannot be acted upon.</exception>
    /// <exception cref="TimeoutException">The session takes longer than its budget of wall time.</exception>
    public async ValueTask DecideAsync(
        TradingContext context,
        ITradingDesk desk,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(desk);
        using var timeout = new CancellationTokenSource(Budget.WallTime, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            await ConverseAsync(context, desk, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException late)
            when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The session of {context} takes longer than {Budget.WallTime}.", late);
        }
    }

    private async ValueTask ConverseAsync(
        TradingContext context,
        ITradingDesk desk,
        CancellationToken cancellationToken
    )
    {
        var transcript = await Transcript.OpenAsync(context, journal, cancellationToken).ConfigureAwait(false);
        var tools = Tools(desk).Bind(context);
        var messages = await transcript
            .PromptAsync(() => Prompt.WriteAsync(context, desk, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        var options = new ChatOptions
        {
            Tools = [.. tools],
            ToolMode = ChatToolMode.Auto,
            AllowMultipleToolCalls = true,
        };
        var spending = new ChatSpending(Budget);
        for (int turn = 1; turn <= Budget.Turns && !spending.IsUsedUp; turn++)
        {
            using var span = TurnSpan.Start(turn);
            var reply = await transcript
                .ReplyAsync(() => AskAsync(messages, options, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
            RequireUsable(reply);
            messages.AddRange(reply.Messages);
            spending.Add(reply.Usage);
            var calls = reply.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().ToList();
            var answers = await AnswerAsync(transcript, (desk, tools), turn, calls, cancellationToken)
                .ConfigureAwait(false);
            messages.Add(answers);
            if (calls.Count == 0 || HasHeld(calls, answers))
            {
                transcript.RequireEnd();
                return;
            }
        }
    }

    private async ValueTask<ChatResponse> AskAsync(
        List<ChatMessage> messages,
        ChatOptions options,
        CancellationToken cancellationToken
    )
    {
        var reply = await (
            Streaming
                ? _watched
                    .GetStreamingResponseAsync(messages, options, cancellationToken)
                    .ToChatResponseAsync(cancellationToken)
                : _watched.GetResponseAsync(messages, options, cancellationToken)
        ).ConfigureAwait(false);
        RequireUsable(reply);
        return reply;
    }

    // Asked of journaled replies too: one that could not be acted upon was not written by us.
    private static void RequireUsable(ChatResponse reply)
    {
        if (WhyNot(reply) is { } reason)
        {
            throw new ModelReplyException(reason);
        }
    }

    // A hold that was refused for its arguments is none: the model is told, and asked again.
    private static bool HasHeld(List<FunctionCallContent> calls, ChatMessage answers) =>
        calls
            .Zip(answers.Contents)
            .Any(pair =>
                pair
                    is {
                        First.Name: StandardTools.Hold,
                        Second: FunctionResultContent { Result: StandardTools.HoldIsRecorded }
                    }
            );

    private static string? WhyNot(ChatResponse reply)
    {
        var contents = reply.Messages.SelectMany(message => message.Contents).ToList();
        return reply.FinishReason == ChatFinishReason.Length ? "The model's reply is cut off by its length limit."
            : reply.FinishReason == ChatFinishReason.ContentFilter
                ? "The model's reply is withheld by a content filter."
            : !contents.Any(content =>
                content is FunctionCallContent or ErrorContent
                || (content is TextContent words && !string.IsNullOrWhiteSpace(words.Text))
            )
                ? "The model's reply is empty."
            : null;
    }

    private static async ValueTask<ChatMessage> AnswerAsync(
        Transcript transcript,
        (ITradingDesk Desk, BoundTools Tools) session,
        int turn,
        List<FunctionCallContent> calls,
        CancellationToken cancellationToken
    )
    {
        var answers = new ChatMessage(ChatRole.Tool, []);
        for (int i = 0; i < calls.Count; i++)
        {
            var (call, number) = (calls[i], new ToolCallNumber(turn, i + 1));
            string answer = await transcript
                .AnswerAsync(
                    () => CallAsync(session.Desk, session.Tools, call, number, cancellationToken),
                    cancellationToken
                )
                .ConfigureAwait(false);
            answers.Contents.Add(new FunctionResultContent(call.CallId, answer));
        }

        return answers;
    }

    // A tool that catches a failure and answers all the same has no say: its answer would outlive the failure in the
    // journal.
    private static async ValueTask<string> CallAsync(
        ITradingDesk desk,
        BoundTools tools,
        FunctionCallContent call,
        ToolCallNumber number,
        CancellationToken cancellationToken
    )
    {
        string answer = await tools.CallAsync(call, number, cancellationToken).ConfigureAwait(false);
        desk.ThrowIfFaulted(tools.Context);
        return answer;
    }
}
