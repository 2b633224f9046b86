using System.Buffers.Text;
using System.Security.Cryptography;
using AiTrader.Handoffs;
using AiTrader.Testing;
using Microsoft.Extensions.Time.Testing;

namespace AiTrader.Core.Tests.Handoffs;

/// <summary>Who can open what, and when.</summary>
public sealed class ContextSealTests : SealFixture
{
    [TestCase("a", "m", "2025-10-06")]
    [TestCase("alice", "openai/gpt-5", "2025-10-06 10:00:00")]
    [TestCase("alice", "openai/gpt-5", "0001-01-01 23:59:59")]
    public void What_is_sealed_is_opened(string signature, string model, string time)
    {
        var context = TradingContext.For(signature).Using(ModelId.Parse(model)).At(time);

        Assert.That(Open(NewSeal().Seal(context)), Is.EqualTo(context));
    }

    [Test]
    public void The_longest_context_there_is_fits_a_token()
    {
        var context = TradingContext
            .For(new string('s', 64))
            .Using(ModelId.Parse(new string('m', 128)))
            .At("2025-10-06 10:00:00");
        var seal = new ContextSeal(new SealKeys(new SealKey(new string('k', 32), Secret)), new string('a', 64), Clock);

        string token = seal.Seal(context);

        Assert.That(token, Has.Length.LessThanOrEqualTo(ContextSeal.MaximumLength));
        Assert.That(((UnsealResult.Opened)seal.Open(token)).Context, Is.EqualTo(context));
    }

    [Test]
    public void The_same_context_at_the_same_second_is_the_same_token() =>
        Assert.That(NewSeal().Seal(Alice), Is.EqualTo(NewSeal().Seal(Open(NewSeal().Seal(Alice))!)));

    [Test]
    public void Another_context_is_another_token()
    {
        // No two of these may be sealed alike, wherever one text ends and the next begins.
        string[] tokens =
        [
            NewSeal().Seal(TradingContext.For("ab").Using(ModelId.Parse("c")).At("2025-10-06")),
            NewSeal().Seal(TradingContext.For("a").Using(ModelId.Parse("bc")).At("2025-10-06")),
            NewSeal().Seal(TradingContext.For("a").Using(ModelId.Parse("bc")).At("2025-10-06 00:00:00")),
            NewSeal("other").Seal(TradingContext.For("a").Using(ModelId.Parse("bc")).At("2025-10-06")),
        ];

        Assert.That(tokens, Is.Unique);
    }

    [Test]
    public void A_token_forged_with_another_secret_is_refused() =>
        Assert.That(
            RefusalOf(new ContextSeal(new SealKeys(SealKey.Generate("k1")), "test", Clock).Seal(Alice)),
            Is.EqualTo(SealRefusal.Forged)
        );

    [Test]
    public void A_token_whose_signature_was_altered_is_refused()
    {
        byte[] token = Base64Url.DecodeFromChars(NewSeal().Seal(Alice));
        int alice = token.AsSpan().IndexOf("alice"u8);
        "mallo"u8.CopyTo(token.AsSpan(alice));

        Assert.That(RefusalOf(Base64Url.EncodeToString(token)), Is.EqualTo(SealRefusal.Forged));
    }

    [Test]
    public void A_token_is_valid_until_its_hour_is_over()
    {
        string token = NewSeal().Seal(Alice);

        Clock.Advance(TimeSpan.FromSeconds(3_599));
        Assert.That(Open(token), Is.EqualTo(Alice));
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(RefusalOf(token), Is.EqualTo(SealRefusal.Expired));
    }

    [Test]
    public void A_token_that_was_opened_before_is_judged_by_the_time_again()
    {
        var seal = NewSeal();
        string token = seal.Seal(Alice);
        Assert.That(
            Enumerable.Range(0, 3).Select(_ => seal.Open(token)),
            Is.All.EqualTo(seal.Open(token)).And.All.InstanceOf<UnsealResult.Opened>()
        );

        Clock.Advance(TimeSpan.FromHours(1));

        Assert.That(seal.Open(token), Is.EqualTo(new UnsealResult.Refused(SealRefusal.Expired)));
    }

    [Test]
    public void Contexts_that_are_sealed_and_opened_in_turns_are_never_taken_for_one_another()
    {
        var (seal, bob) = (NewSeal(), Contexts.Bob("2025-10-06 10:00:00"));
        for (int i = 0; i < 3; i++)
        {
            foreach (var context in (TradingContext[])[Alice, bob, Alice])
            {
                string token = seal.Seal(context);
                Assert.That(((UnsealResult.Opened)seal.Open(token)).Context, Is.EqualTo(context));
                Assert.That(((UnsealResult.Opened)seal.Open(token)).Context, Is.EqualTo(context));
            }
        }
    }

    [Test]
    public void A_context_that_is_sealed_later_is_valid_for_longer()
    {
        var seal = NewSeal();
        string before = seal.Seal(Alice);
        Clock.Advance(TimeSpan.FromSeconds(3_599));
        string after = seal.Seal(Alice);
        Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That(
            (seal.Open(before), seal.Open(after)),
            Is.EqualTo(
                (
                    (UnsealResult)new UnsealResult.Refused(SealRefusal.Expired),
                    (UnsealResult)new UnsealResult.Opened(Alice)
                )
            )
        );
    }

    [TestCase(30, null)]
    [TestCase(31, SealRefusal.NotYetValid)]
    public void A_token_of_later_is_refused_but_for_the_skew_ofClocks(int seconds, SealRefusal? refusal)
    {
        var ahead = new FakeTimeProvider(Clock.GetUtcNow().AddSeconds(seconds));
        string token = new ContextSeal(new SealKeys(Key), "test", ahead).Seal(Alice);

        Assert.That(RefusalOf(token), Is.EqualTo(refusal));
    }

    [Test]
    public void A_token_that_lives_longer_than_is_accepted_is_refused()
    {
        string token = new ContextSeal(new SealKeys(Key), "test", Clock) { Lifetime = TimeSpan.FromHours(2) }.Seal(
            Alice
        );

        Assert.That(RefusalOf(token), Is.EqualTo(SealRefusal.LivesTooLong));
    }

    [Test]
    public void A_token_for_another_audience_is_refused() =>
        Assert.That(RefusalOf(NewSeal("somewhere-else").Seal(Alice)), Is.EqualTo(SealRefusal.WrongAudience));

    [Test]
    public void A_token_of_an_unknown_key_is_refused() =>
        Assert.That(
            RefusalOf(new ContextSeal(new SealKeys(new SealKey("k9", Secret)), "test", Clock).Seal(Alice)),
            Is.EqualTo(SealRefusal.UnknownKey)
        );

    [Test]
    public void While_keys_are_changed_tokens_of_both_are_opened_and_then_no_more()
    {
        var (old, fresh) = (Key, SealKey.Generate("k2"));
        string before = new ContextSeal(new SealKeys(old), "test", Clock).Seal(Alice);
        string after = new ContextSeal(new SealKeys(fresh, old), "test", Clock).Seal(Alice);

        UnsealResult With(SealKeys keys, string token) => new ContextSeal(keys, "test", Clock).Open(token);
        Assert.Multiple(() =>
        {
            Assert.That(With(new SealKeys(old, fresh), after), Is.InstanceOf<UnsealResult.Opened>(), "prepared");
            Assert.That(With(new SealKeys(fresh, old), before), Is.InstanceOf<UnsealResult.Opened>(), "changed");
            Assert.That(With(new SealKeys(fresh), after), Is.InstanceOf<UnsealResult.Opened>(), "done");
            Assert.That(
                With(new SealKeys(fresh), before),
                Is.EqualTo(new UnsealResult.Refused(SealRefusal.UnknownKey)),
                "done"
            );
        });
    }

    [Test]
    public void A_secret_that_is_used_elsewhere_makes_no_token()
    {
        byte[] token = Base64Url.DecodeFromChars(NewSeal().Seal(Alice));
        HMACSHA256.HashData(Secret, token.AsSpan()[..^32], token.AsSpan()[^32..]);

        Assert.That(RefusalOf(Base64Url.EncodeToString(token)), Is.EqualTo(SealRefusal.Forged));
    }

    [TestCase("")]
    [TestCase("an audience")]
    public void An_audience_that_is_none_is_refused(string audience) =>
        Assert.That(() => NewSeal(audience), Throws.ArgumentException);

    [TestCase(0)]
    [TestCase(86_401)]
    public void A_lifetime_beyond_its_limits_is_refused(int seconds) =>
        Assert.That(
            () => new ContextSeal(new SealKeys(Key), "test", Clock) { Lifetime = TimeSpan.FromSeconds(seconds) },
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );
}
