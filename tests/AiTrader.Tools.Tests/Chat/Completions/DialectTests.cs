using AiTrader.Testing.Endpoints;
using AiTrader.Tools.Tests.Chat.Http;

namespace AiTrader.Tools.Tests.Chat.Completions;

/// <summary>
/// Replies as endpoints write them that follow OpenAI's protocol more or less, over real HTTP and through OpenAI's
/// client: whole replies and streams, whatever was asked for.
/// </summary>
/// <param name="streaming">Whether a stream is asked for.</param>
[TestFixture(false)]
[TestFixture(true)]
public sealed class DialectTests(bool streaming)
{
    private static readonly ModelAnswer Done = ModelAnswer.Say("That is all.");

    [TestCaseSource(typeof(DialectCases), nameof(DialectCases.Buys))]
    public async Task A_call_is_read_and_executed_once(ModelAnswer reply)
    {
        await using var session = await HttpSession.OpenAsync(streaming, reply, Done);

        var result = await session.RunAsync();

        Assert.That(FillsOf(result), Is.EqualTo(new[] { ("AAA", 1m) }));
        Assert.That(session.Endpoint.Requests, Has.Count.EqualTo(2));
    }

    [TestCaseSource(typeof(DialectCases), nameof(DialectCases.TwoBuys))]
    public async Task Two_calls_are_never_merged(ModelAnswer reply)
    {
        await using var session = await HttpSession.OpenAsync(streaming, reply, Done);

        var result = await session.RunAsync();

        Assert.That(FillsOf(result), Is.EqualTo(new[] { ("AAA", 1m), ("AAA", 2m) }));
    }

    [TestCaseSource(typeof(DialectCases), nameof(DialectCases.WithoutArguments))]
    public async Task A_call_without_arguments_is_one_with_none(ModelAnswer reply)
    {
        await using var session = await HttpSession.OpenAsync(streaming, reply, Done);

        await session.RunAsync();

        Assert.That(session.Told, Has.One.Contains("1000"));
        Assert.That(
            session.Endpoint.Requests[^1].Body.GetRawText(),
            Does.Contain(
                """
                "arguments":"{}"
                """
            )
        );
    }

    [TestCaseSource(typeof(DialectCases), nameof(DialectCases.Texts))]
    public async Task A_text_decides_nothing(ModelAnswer reply)
    {
        await using var session = await HttpSession.OpenAsync(streaming, reply);

        Assert.That(await session.RunAsync(), Is.TypeOf<SessionResult.Undecided>());
        Assert.That(session.Endpoint.Requests, Has.Count.EqualTo(1));
    }

    [TestCaseSource(typeof(DialectCases), nameof(DialectCases.Advised))]
    public async Task What_cannot_be_read_in_a_call_is_answered_with_advice(ModelAnswer reply, string advice)
    {
        await using var session = await HttpSession.OpenAsync(streaming, reply, Done);

        Assert.That(await session.RunAsync(), Is.TypeOf<SessionResult.Undecided>());
        Assert.That(session.Told, Has.One.Contains(advice));
    }

    [TestCaseSource(typeof(DialectFailures), nameof(DialectFailures.All))]
    public async Task What_cannot_be_read_is_a_fault_in_our_words(ModelAnswer reply, string says, int requests)
    {
        await using var session = await HttpSession.OpenAsync(streaming, reply);

        var result = await session.RunAsync();

        Assert.That(result, Is.TypeOf<SessionResult.Faulted>());
        string told = ((SessionResult.Faulted)result).Fault.ToString();
        Assert.That(told, Does.Contain(says).And.Not.Contain("Parameter '").And.Not.Contain(HttpModel.Key));
        Assert.That(session.Endpoint.Requests, Has.Count.EqualTo(requests));
    }

    private static IEnumerable<(string Symbol, decimal Quantity)> FillsOf(SessionResult result) =>
        result.Fills.Select(fill => (fill.Order.Symbol.Value, fill.Quantity.Value));
}
