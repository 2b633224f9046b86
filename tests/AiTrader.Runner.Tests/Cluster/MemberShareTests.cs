namespace AiTrader.Runner.Tests.Cluster;

/// <summary>Each trader is woken by one active silo, another one each turn, and by all where none is known.</summary>
internal sealed class MemberShareTests
{
    private static readonly Signature[] Traders =
    [
        .. Enumerable.Range(0, 500).Select(number => Signature.Parse($"trader-{number}")),
    ];

    [Test]
    public void Every_trader_has_one_silo_in_each_turn(
        [Values(1, 2, 3, 8)] int silos,
        [Values(0, 1, 354_000_001)] long turn
    )
    {
        var members = Members.Of(silos);
        var shares = members.Addresses.Select(members.ShareOf).ToList();

        Assert.That(Traders.Select(trader => shares.Count(share => share.IsOwn(trader, turn))), Is.All.EqualTo(1));
    }

    [Test]
    public void What_a_silo_that_is_gone_had_the_others_have_as_soon_as_they_are_told()
    {
        var members = Members.Of(3);
        var shares = members.Addresses.Select(members.ShareOf).ToList();
        Assert.That(Traders.Count(trader => shares[1].IsOwn(trader, 7)), Is.InRange(100, 230));

        members.Tell(address => address.Equals(members.Addresses[1]) ? SiloStatus.Dead : SiloStatus.Active);

        Assert.That(
            Traders.Select(trader => new[] { shares[0], shares[2] }.Count(share => share.IsOwn(trader, 7))),
            Is.All.EqualTo(1)
        );
    }

    // A member that cannot do its part, for example because the store does not answer it, is still a member.
    [Test]
    public void The_next_turns_give_a_trader_to_other_silos()
    {
        var members = Members.Of(3);
        var share = members.ShareOf(members.Addresses[0]);

        var longest = Traders.Select(trader => Enumerable.Range(0, 40).TakeWhile(turn => share.IsOwn(trader, turn)));

        Assert.That(longest.Max(turns => turns.Count()), Is.InRange(2, 10));
    }

    [TestCase(SiloStatus.Joining)]
    [TestCase(SiloStatus.Dead)]
    public void A_silo_that_does_not_know_itself_to_be_active_has_all_traders(SiloStatus status)
    {
        var members = Members.Of(2);
        var share = members.ShareOf(members.Addresses[0]);

        members.Tell(address => address.Equals(members.Addresses[0]) ? status : SiloStatus.Active);

        Assert.That(Traders.Count(trader => share.IsOwn(trader, 7)), Is.EqualTo(Traders.Length));
    }
}
