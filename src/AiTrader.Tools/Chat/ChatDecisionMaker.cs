using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>
/// Lets a language model decide, through any <see cref="IChatClient"/>. The model acts only by calling tools; its text
/// decides nothing. Every reply and every answer is journaled in the store of the session before the conversation
/// continues, so that a faulted session continues where it stopped. docs/failures.md lists how a conversation can end.
/// </summary>
/// <param name="client">The model, without its own function-calling layer.</param>
/// <param name="options">The options; null for the defaults.</param>
public sealed class ChatDecisionMaker(IChatClient client, ChatDecisionMakerOptions? options = null) : IDecisionMaker
{
    // Anthropic's models may pause a long turn, and continue when they are asked again.
    private static readonly ChatFinishReason Paused = new("pause_turn");

    private readonly ChatDecisionMakerOptions _options = options ?? new();

    // Spans and token counts of each turn, in the conventions of OpenTelemetry; what is said stays out of them.
    private readonly IChatClient _watched = NotNull
        .Require(client)
        .AsBuilder()
        .UseOpenTelemetry(sourceName: AiTraderTelemetry.Name)
        .Use(model => new AttachedFieldsChatClient(model))
        .Build();

    /// <inheritdoc/>
    /// <exception cref="ModelReplyException">A reply cannot be used.</exception>
    /// <exception cref="TimeoutException">The session takes longer than its budget of wall time.</exception>
    public async ValueTask DecideAsync(
        TradingContext context,
        ITradingDesk desk,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(desk);
        using var timeout = new CancellationTokenSource(_options.Budget.WallTime, desk.ToolDesk.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            await ConverseAsync(context, desk, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException late)
            when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The session of {context} takes longer than {_options.Budget.WallTime}.", late);
        }
    }

    private async ValueTask ConverseAsync(
        TradingContext context,
        ITradingDesk desk,
        CancellationToken cancellationToken
    )
    {
        var transcript = await Transcript
            .OpenAsync(context, desk.ToolDesk.Journal, cancellationToken)
            .ConfigureAwait(false);
        var tools = _options.Tools(desk.ToolDesk).Bind(context, transcript.Envelope);
        var messages = await transcript
            .PromptAsync(
                async () =>
                    EnvelopeRule.AddTo(
                        await _options.Prompt.WriteAsync(context, desk, cancellationToken).ConfigureAwait(false),
                        tools
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);
        var request = new SessionChatOptions(_options.Request, new RequestLog(context, desk.ToolDesk, _options.Prices))
        {
            Tools = [.. tools],
            ToolMode = ChatToolMode.Auto,
        };
        var spending = new ChatSpending(_options.Budget);
        for (int turn = 1; turn <= _options.Budget.Turns && !spending.IsUsedUp; turn++)
        {
            using var span = TurnSpan.Start(turn);
            var reply = await transcript
                .ReplyAsync(() => AskAsync(messages, request, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
            RequireUsable(reply);
            messages.AddRange(reply.Messages);
            spending.Add(reply.Usage);
            var calls = reply.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().ToList();
            var answers = await AnswerAsync(transcript, (desk.ToolDesk, tools), turn, calls, cancellationToken)
                .ConfigureAwait(false);
            if (calls.Count > 0)
            {
                messages.Add(answers);
            }

            if (reply.FinishReason != Paused && (calls.Count == 0 || HasHeld(calls, answers)))
            {
                transcript.RequireEnd();
                return;
            }
        }
    }

    // The request is recorded before its reply: what was asked is paid for, whatever happens next.
    private async ValueTask<ChatResponse> AskAsync(
        List<ChatMessage> messages,
        SessionChatOptions request,
        CancellationToken cancellationToken
    )
    {
        request.Log.Begin();
        ChatResponse reply;
        try
        {
            reply = await SendAsync(messages, request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            await request.Log.FailAsync(failure, cancellationToken).ConfigureAwait(false);
            throw;
        }

        await request.Log.ReplyAsync(reply.Usage).ConfigureAwait(false);
        RequireUsable(reply);
        return reply;
    }

    private async ValueTask<ChatResponse> SendAsync(
        List<ChatMessage> messages,
        ChatOptions request,
        CancellationToken cancellationToken
    ) =>
        await (
            _options.Streaming
                ? ReplyLimit
                    .HoldAsync(
                        _watched.GetStreamingResponseAsync(messages, request, cancellationToken),
                        cancellationToken
                    )
                    .ToChatResponseAsync(cancellationToken)
                : _watched.GetResponseAsync(messages, request, cancellationToken)
        ).ConfigureAwait(false);

    // Asked of journaled replies too: one that could not be acted upon was not written by us.
    private static void RequireUsable(ChatResponse reply)
    {
        if (FindProblem(reply) is { } problem)
        {
            throw new ModelReplyException(problem);
        }
    }

    // A hold that was refused for its arguments is none: the model is told, and asked again.
    private static bool HasHeld(List<FunctionCallContent> calls, ChatMessage answers) =>
        calls
            .Zip(answers.Contents)
            .Any(pair =>
                pair is { First.Name: HoldTool.Name, Second: FunctionResultContent { Result: HoldTool.RecordedAnswer } }
            );

    private static string? FindProblem(ChatResponse reply)
    {
        if (reply.FinishReason == ChatFinishReason.Length)
        {
            return "The model's reply is cut off by its length limit.";
        }

        if (reply.FinishReason == ChatFinishReason.ContentFilter)
        {
            return "The model's reply is withheld by a content filter.";
        }

        // A reply that is paused, as while a tool of the provider runs, need not say anything yet.
        return reply.FinishReason == Paused || reply.Messages.SelectMany(message => message.Contents).Any(IsSomething)
            ? ReplyLimit.FindProblem(reply)
            : "The model's reply is empty.";
    }

    private static bool IsSomething(AIContent content) =>
        content is FunctionCallContent or ErrorContent
        || (content is TextContent text && !string.IsNullOrWhiteSpace(text.Text));

    private static async ValueTask<ChatMessage> AnswerAsync(
        Transcript transcript,
        (IToolDesk Desk, BoundTools Tools) session,
        int turn,
        List<FunctionCallContent> calls,
        CancellationToken cancellationToken
    )
    {
        var answers = new ChatMessage(ChatRole.Tool, []);
        for (int i = 0; i < calls.Count; i++)
        {
            var (call, number) = (calls[i], new ToolCallNumber(turn, i + 1));
            int first = calls.FindIndex(other => RepeatedCall.Is(other, call));
            string answer = await transcript
                .AnswerAsync(
                    () =>
                        first < i
                            ? ValueTask.FromResult((string)((FunctionResultContent)answers.Contents[first]).Result!)
                            : CallAsync(session.Desk, session.Tools, call, number, cancellationToken),
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
        IToolDesk desk,
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
