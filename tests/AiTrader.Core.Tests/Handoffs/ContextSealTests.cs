using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using AiTrader.Handoffs;
using AiTrader.Testing;
using Microsoft.Extensions.Time.Testing;

namespace AiTrader.Core.Tests.Handoffs;

public sealed class ContextSealTests
{
    private static readonly byte[] Secret = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly SealKey Key = new("k1", Secret);
    private static readonly TradingContext Alice = Contexts.Alice("2025-10-06 10:00:00");

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    [TestCase("a", "m", "2025-10-06")]
    [TestCase("alice", "openai/gpt-5", "2025-10-06 10:00:00")]
    [TestCase("alice", "openai/gpt-5", "0001-01-01 23:59:59")]
    public void What_is_sealed_is_opened(string signature, string model, string time)
    {
        var context = TradingContext.For(signature).Using(model).At(time);

        Assert.That(Open(NewSeal().Seal(context)), Is.EqualTo(context));
    }

    [Test]
    public void The_longest_context_there_is_fits_a_token()
    {
        var context = TradingContext.For(new string('s', 64)).Using(new string('m', 128)).At("2025-10-06 10:00:00");
        var seal = new ContextSeal(new SealKeys(new SealKey(new string('k', 32), Secret)), new string('a', 64), _clock);

        string token = seal.Seal(context);

        Assert.That(token, Has.Length.LessThanOrEqualTo(ContextSeal.MaximumLength));
        Assert.That(((Unsealed.Opened)seal.Open(token)).Context, Is.EqualTo(context));
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
            NewSeal().Seal(TradingContext.For("ab").Using("c").At("2025-10-06")),
            NewSeal().Seal(TradingContext.For("a").Using("bc").At("2025-10-06")),
            NewSeal().Seal(TradingContext.For("a").Using("bc").At("2025-10-06 00:00:00")),
            NewSeal("other").Seal(TradingContext.For("a").Using("bc").At("2025-10-06")),
        ];

        Assert.That(tokens, Is.Unique);
    }

    [Test]
    public void A_token_forged_with_another_secret_is_refused() =>
        Assert.That(RefusalOf(new ContextSeal(new SealKeys(SealKey.Generate("k1")), "test", _clock).Seal(Alice)), Is.EqualTo(SealRefusal.Forged));

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

        _clock.Advance(TimeSpan.FromSeconds(3_599));
        Assert.That(Open(token), Is.EqualTo(Alice));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(RefusalOf(token), Is.EqualTo(SealRefusal.Expired));
    }

    [Test]
    public void A_token_that_was_opened_before_is_judged_by_the_time_again()
    {
        var seal = NewSeal();
        string token = seal.Seal(Alice);
        Assert.That(Enumerable.Range(0, 3).Select(_ => seal.Open(token)), Is.All.EqualTo(seal.Open(token)).And.All.InstanceOf<Unsealed.Opened>());

        _clock.Advance(TimeSpan.FromHours(1));

        Assert.That(seal.Open(token), Is.EqualTo(new Unsealed.Refused(SealRefusal.Expired)));
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
                Assert.That(((Unsealed.Opened)seal.Open(token)).Context, Is.EqualTo(context));
                Assert.That(((Unsealed.Opened)seal.Open(token)).Context, Is.EqualTo(context));
            }
        }
    }

    [Test]
    public void A_context_that_is_sealed_later_is_valid_for_longer()
    {
        var seal = NewSeal();
        string before = seal.Seal(Alice);
        _clock.Advance(TimeSpan.FromSeconds(3_599));
        string after = seal.Seal(Alice);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That((seal.Open(before), seal.Open(after)), Is.EqualTo(((Unsealed)new Unsealed.Refused(SealRefusal.Expired), (Unsealed)new Unsealed.Opened(Alice))));
    }

    [TestCase(30, null)]
    [TestCase(31, SealRefusal.NotYetValid)]
    public void A_token_of_later_is_refused_but_for_the_skew_of_clocks(int seconds, SealRefusal? refusal)
    {
        var ahead = new FakeTimeProvider(_clock.GetUtcNow().AddSeconds(seconds));
        string token = new ContextSeal(new SealKeys(Key), "test", ahead).Seal(Alice);

        Assert.That(RefusalOf(token), Is.EqualTo(refusal));
    }

    [Test]
    public void A_token_that_lives_longer_than_is_accepted_is_refused()
    {
        string token = new ContextSeal(new SealKeys(Key), "test", _clock) { Lifetime = TimeSpan.FromHours(2) }.Seal(Alice);

        Assert.That(RefusalOf(token), Is.EqualTo(SealRefusal.LivesTooLong));
    }

    [Test]
    public void A_token_for_another_audience_is_refused() =>
        Assert.That(RefusalOf(NewSeal("somewhere-else").Seal(Alice)), Is.EqualTo(SealRefusal.WrongAudience));

    [Test]
    public void A_token_of_an_unknown_key_is_refused() =>
        Assert.That(RefusalOf(new ContextSeal(new SealKeys(new SealKey("k9", Secret)), "test", _clock).Seal(Alice)), Is.EqualTo(SealRefusal.UnknownKey));

    [Test]
    public void An_oversized_token_is_refused_unread() =>
        Assert.That(RefusalOf(new string('A', ContextSeal.MaximumLength + 1)), Is.EqualTo(SealRefusal.Oversized));

    [Test]
    public void A_token_is_refused_wherever_it_is_cut_off()
    {
        string token = NewSeal().Seal(Alice);

        Assert.That(Enumerable.Range(1, token.Length - 1).Select(length => RefusalOf(token[..length])), Is.All.EqualTo(SealRefusal.Truncated));
    }

    [TestCase(null)]
    [TestCase("")]
    public void No_token_is_refused(string? token) => Assert.That(RefusalOf(token), Is.EqualTo(SealRefusal.Missing));

    [TestCase("alice")]
    [TestCase("    ")]
    [TestCase("AQAA")]
    [TestCase("AQAjAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [TestCase("{\"signature\":\"alice\"}")]
    public void What_is_no_token_is_refused(string text) => Assert.That(RefusalOf(text), Is.EqualTo(SealRefusal.Malformed));

    [Test]
    public void A_genuine_token_with_anything_around_it_is_refused()
    {
        string token = NewSeal().Seal(Alice);

        Assert.That(new[] { token + "A", token + "=", token + " ", " " + token, token + "\n" }.Select(RefusalOf), Is.All.EqualTo(SealRefusal.Malformed));
    }

    [Test]
    public void Another_encoding_of_the_same_bytes_is_refused()
    {
        // Contexts whose tokens leave two or four bits of the last character unused, and such as have '-' or '_' in them.
        foreach (string signature in (string[])["a", "ab", "abc", "abcd"])
        {
            string token = NewSeal().Seal(Contexts.For(signature, "2025-10-06"));
            byte[] bytes = Base64Url.DecodeFromChars(token);
            string[] others =
            [
                Convert.ToBase64String(bytes),
                .. "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".Select(last => token[..^1] + last),
            ];

            foreach (string other in others.Where(other => other != token))
            {
                Assert.That(RefusalOf(other), Is.Not.Null, other);
            }
        }
    }

    [Test]
    public void Other_forms_of_a_content_are_refused_even_under_the_right_key()
    {
        byte[] Sealed(string time, byte version)
        {
            byte[] token = new SealedContent("k1", _clock.GetUtcNow().ToUnixTimeSeconds(), _clock.GetUtcNow().ToUnixTimeSeconds() + 60, "test", "alice", time, "test/model").ToBytes();
            token[0] = version;
            return WithMac(token[..^32]);
        }

        Assert.Multiple(() =>
        {
            Assert.That(RefusalOf(Base64Url.EncodeToString(Sealed("2025-10-06 10:00:00", 1))), Is.Null);
            Assert.That(RefusalOf(Base64Url.EncodeToString(Sealed("2025-10-06 10:00", 1))), Is.EqualTo(SealRefusal.Malformed));
            Assert.That(RefusalOf(Base64Url.EncodeToString(Sealed("2025-10-06 25:00:00", 1))), Is.EqualTo(SealRefusal.Malformed));
            Assert.That(RefusalOf(Base64Url.EncodeToString(Sealed("2025-10-06 10:00:00", 2))), Is.EqualTo(SealRefusal.Malformed));
        });
    }

    [Test]
    public void What_follows_a_content_is_refused_even_under_the_right_key()
    {
        byte[] token = Base64Url.DecodeFromChars(NewSeal().Seal(Alice));
        byte[] content = [.. token[..^32], 0];
        BinaryPrimitives.WriteUInt16BigEndian(content.AsSpan(1), (ushort)(token.Length + 1));

        Assert.That(RefusalOf(Base64Url.EncodeToString(WithMac(content))), Is.EqualTo(SealRefusal.Malformed));
    }

    [Test]
    public void While_keys_are_changed_tokens_of_both_are_opened_and_then_no_more()
    {
        var (old, fresh) = (Key, SealKey.Generate("k2"));
        string before = new ContextSeal(new SealKeys(old), "test", _clock).Seal(Alice);
        string after = new ContextSeal(new SealKeys(fresh, old), "test", _clock).Seal(Alice);

        Unsealed With(SealKeys keys, string token) => new ContextSeal(keys, "test", _clock).Open(token);
        Assert.Multiple(() =>
        {
            Assert.That(With(new SealKeys(old, fresh), after), Is.InstanceOf<Unsealed.Opened>(), "prepared");
            Assert.That(With(new SealKeys(fresh, old), before), Is.InstanceOf<Unsealed.Opened>(), "changed");
            Assert.That(With(new SealKeys(fresh), after), Is.InstanceOf<Unsealed.Opened>(), "done");
            Assert.That(With(new SealKeys(fresh), before), Is.EqualTo(new Unsealed.Refused(SealRefusal.UnknownKey)), "done");
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
    public void An_audience_that_is_none_is_refused(string audience) => Assert.That(() => NewSeal(audience), Throws.ArgumentException);

    [TestCase(0)]
    [TestCase(86_401)]
    public void A_lifetime_beyond_its_limits_is_refused(int seconds) =>
        Assert.That(() => new ContextSeal(new SealKeys(Key), "test", _clock) { Lifetime = TimeSpan.FromSeconds(seconds) }, Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void What_a_caller_is_told_tells_nothing_of_why() =>
        Assert.That(Enum.GetNames<SealRefusal>().Where(name => ContextSeal.RefusedText.Contains(name, StringComparison.OrdinalIgnoreCase)), Is.Empty);

    /// <summary>Of a million ways to change two genuine tokens, none opens.</summary>
    [Test]
    public void Of_a_million_mutations_none_is_accepted()
    {
        var seal = NewSeal();
        string[] genuine = [seal.Seal(Alice), seal.Seal(Contexts.Bob("2025-10-07")), NewSeal("other").Seal(Alice)];
        Assert.That(seal.Open(genuine[0]), Is.InstanceOf<Unsealed.Opened>(), "What it remembers of a genuine token must help none that is close to it.");
        var random = new Random(20_251_006);
        var refusals = new Dictionary<SealRefusal, int>();
        for (int i = 0; i < 1_000_000; i++)
        {
            string mutant = TokenMutation.Of(genuine[random.Next(genuine.Length)], genuine[random.Next(genuine.Length)], random);
            if (seal.Open(mutant) is Unsealed.Refused refused)
            {
                refusals[refused.Reason] = refusals.GetValueOrDefault(refused.Reason) + 1;
            }
            else if (mutant != genuine[0] && mutant != genuine[1])
            {
                Assert.Fail($"Accepted: {mutant}");
            }
        }

        Assert.That(refusals.Keys, Is.SupersetOf(new[] { SealRefusal.Truncated, SealRefusal.Malformed, SealRefusal.Forged, SealRefusal.UnknownKey, SealRefusal.Missing }));
        Assert.That(refusals[SealRefusal.Forged], Is.GreaterThan(200_000), "Most mutations must come as far as the HMAC.");
    }

    private static byte[] WithMac(byte[] content) => [.. content, .. HMACSHA256.HashData(HMACSHA256.HashData(Secret, Encoding.ASCII.GetBytes("AiTrader.ContextSeal.1")), content)];

    private ContextSeal NewSeal(string audience = "test") => new(new SealKeys(Key), audience, _clock);

    private TradingContext? Open(string token) => (NewSeal().Open(token) as Unsealed.Opened)?.Context;

    private SealRefusal? RefusalOf(string? token) => (NewSeal().Open(token) as Unsealed.Refused)?.Reason;
}
