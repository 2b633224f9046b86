using AiTrader.Handoffs;
using AiTrader.Testing;
using Microsoft.Extensions.Time.Testing;
using NSubstitute.ExceptionExtensions;

namespace AiTrader.Core.Tests.Handoffs;

public sealed class HandoffChainTests
{
    private static readonly TradingContext Context = Contexts.Alice("2025-10-01");
    private IContextHandoff _first = null!;

    [SetUp]
    public void Break()
    {
        _first = Substitute.For<IContextHandoff>();
        _first.Name.Returns("first");
        _first.Offer(Context).Throws(new IOException("The first is down."));
        _first.OfferAsync(Context, Arg.Any<CancellationToken>()).ThrowsAsync(new IOException("The first is down."));
    }

    [Test]
    public async Task The_next_one_serves_where_one_does_not_work_and_the_ticket_says_which([Values] bool isAsync)
    {
        using var folder = new TemporaryFolder();
        var chain = ChainOf(_first, new FileHandoff(folder.File("tickets"), new FakeTimeProvider()));

        var ticket = isAsync ? await chain.OfferAsync(Context, default) : chain.Offer(Context);
        var claim = isAsync ? await chain.ClaimAsync(ticket, default) : chain.Claim(ticket);

        Assert.That(ticket.Handoff, Is.EqualTo("file"));
        Assert.That(claim, Is.EqualTo(new ClaimResult.Granted(Context, "file")));
        _first.DidNotReceiveWithAnyArgs().Claim(default!);
    }

    [Test]
    public void Where_none_works_each_failure_is_named([Values] bool isAsync)
    {
        var chain = ChainOf(_first);

        Assert.That(
            async () => isAsync ? await chain.OfferAsync(Context, default) : chain.Offer(Context),
            Throws.TypeOf<HandoffException>().With.Message.Contains("first: The first is down.")
        );
    }

    [Test]
    public void A_cancellation_is_no_reason_to_ask_the_next_one()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        _first.OfferAsync(Context, Arg.Any<CancellationToken>()).ThrowsAsync(new OperationCanceledException());

        Assert.That(
            async () => await ChainOf(_first).OfferAsync(Context, cancelled.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
    }

    [Test]
    public async Task A_ticket_of_none_of_them_is_foreign()
    {
        using var folder = new TemporaryFolder();
        var ticket = new FileHandoff(folder.File("tickets"), new FakeTimeProvider()).Offer(Context);

        Assert.That(ChainOf(_first).Claim(ticket), Is.EqualTo(new ClaimResult.Refused(ClaimRefusal.Foreign)));
        Assert.That(
            await ChainOf(_first).ClaimAsync(ticket, default),
            Is.EqualTo(new ClaimResult.Refused(ClaimRefusal.Foreign))
        );
    }

    [Test]
    public void Withdrawing_asks_the_one_that_served()
    {
        using var folder = new TemporaryFolder();
        var file = new FileHandoff(folder.File("tickets"), new FakeTimeProvider());
        var chain = ChainOf(_first, file);
        var ticket = chain.Offer(Context);

        Assert.That(async () => await chain.WithdrawAsync(ticket, default), Throws.Nothing);
        Assert.That(file.Claim(ticket), Is.InstanceOf<ClaimResult.Refused>());
    }

    [Test]
    public void Two_of_one_name_or_none_at_all_are_refused()
    {
        Assert.That(() => ChainOf(), Throws.ArgumentException);
        Assert.That(() => ChainOf(_first, _first), Throws.ArgumentException.With.Message.Contains("first, first"));
    }

    private static HandoffChain ChainOf(params IContextHandoff[] handoffs) => new(handoffs);
}
