using AiTrader.Handoffs;
using Microsoft.Extensions.Time.Testing;

namespace AiTrader.Testing;

/// <summary>What holds for every way to hand a context over.</summary>
public abstract class HandoffContract
{
    private static readonly TradingContext Context = TradingContext
        .For("alice")
        .Using("openai/gpt-5:free")
        .At("2025-10-01 10:00");

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>The handoff; another object each time, as in another process.</summary>
    protected abstract IContextHandoff Open(TimeSpan? lifetime = null);

    [Test]
    public async Task What_is_offered_is_claimed_by_the_ticket_alone(
        [Values] bool offeredAsync,
        [Values] bool claimedAsync
    )
    {
        var parent = Open();
        var ticket = offeredAsync ? await parent.OfferAsync(Context, default) : parent.Offer(Context);
        var child = Open();
        var passed = ContextTicket.Parse(ticket.ToString());

        var claim = claimedAsync ? await child.ClaimAsync(passed, default) : child.Claim(passed);

        Assert.That(claim, Is.EqualTo(new ClaimResult.Granted(Context, ticket.Handoff)));
        Assert.That(ticket.ToString(), Does.Not.Contain("alice").And.Not.Contain(Context.Time.ToString()));
    }

    [Test]
    public void Several_children_claim_one_offer()
    {
        var ticket = Open().Offer(Context);

        Assert.That(new[] { Open().Claim(ticket), Open().Claim(ticket) }, Is.All.InstanceOf<ClaimResult.Granted>());
    }

    [Test]
    public void Two_offers_have_two_tickets_and_each_gives_its_own_context()
    {
        var other = TradingContext.For("bob").Using("other/model").At("2025-10-02");
        var (alice, bob) = (Open().Offer(Context), Open().Offer(other));

        Assert.That(((ClaimResult.Granted)Open().Claim(alice)).Context, Is.EqualTo(Context));
        Assert.That(((ClaimResult.Granted)Open().Claim(bob)).Context, Is.EqualTo(other));
    }

    [Test]
    public async Task A_ticket_that_was_never_offered_is_refused()
    {
        var ticket = Open().Offer(Context).ToString();
        var guessed = ContextTicket.Parse(ticket[..^1] + (ticket[^1] == '0' ? '1' : '0'));

        Assert.That(Open().Claim(guessed), Is.EqualTo(new ClaimResult.Refused(ClaimRefusal.Unknown)));
        Assert.That(
            await Open().ClaimAsync(guessed, default),
            Is.EqualTo(new ClaimResult.Refused(ClaimRefusal.Unknown))
        );
    }

    [Test]
    public void A_ticket_that_was_made_another_model_s_is_refused()
    {
        string[] mine = Open().Offer(Context).ToString().Split('.');
        string[] other = Open()
            .Offer(TradingContext.For("bob").Using("other/model").At("2025-10-02"))
            .ToString()
            .Split('.');

        Assert.That(
            Open().Claim(ContextTicket.Parse($"{mine[0]}.{other[1]}.{mine[2]}")),
            Is.EqualTo(new ClaimResult.Refused(ClaimRefusal.Unknown))
        );
    }

    [Test]
    public async Task A_ticket_of_another_handoff_is_refused()
    {
        var ticket = ContextTicket.Parse("elsewhere" + Open().Offer(Context).ToString()[Open().Name.Length..]);

        Assert.That(Open().Claim(ticket), Is.EqualTo(new ClaimResult.Refused(ClaimRefusal.Foreign)));
        Assert.That(
            await Open().ClaimAsync(ticket, default),
            Is.EqualTo(new ClaimResult.Refused(ClaimRefusal.Foreign))
        );
    }

    [Test]
    public void An_offer_lasts_an_hour()
    {
        var ticket = Open().Offer(Context);
        Clock.Advance(TimeSpan.FromMinutes(60) - TimeSpan.FromMilliseconds(1));
        var inTime = Open().Claim(ticket);
        Clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.That(inTime, Is.InstanceOf<ClaimResult.Granted>());
        Assert.That(Open().Claim(ticket), Is.EqualTo(new ClaimResult.Refused(ClaimRefusal.Expired)));
    }

    [Test]
    public async Task An_offer_that_is_withdrawn_is_gone_and_withdrawing_it_again_is_nothing()
    {
        var ticket = Open().Offer(Context);
        await Open().WithdrawAsync(ticket, default);
        await Open().WithdrawAsync(ticket, default);

        Assert.That(Open().Claim(ticket), Is.EqualTo(new ClaimResult.Refused(ClaimRefusal.Unknown)));
    }

    [TestCase(0)]
    [TestCase(86_401)]
    public void A_lifetime_outside_of_its_range_is_refused(int seconds) =>
        Assert.That(() => Open(TimeSpan.FromSeconds(seconds)), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void A_cancelled_call_passes_as_such()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var ticket = Open().Offer(Context);

        Assert.That(
            async () => await Open().OfferAsync(Context, cancelled.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
        Assert.That(
            async () => await Open().ClaimAsync(ticket, cancelled.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
    }
}
