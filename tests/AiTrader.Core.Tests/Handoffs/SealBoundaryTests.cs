using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using AiTrader.Handoffs;

namespace AiTrader.Core.Tests.Handoffs;

/// <summary>What is just inside and just outside of the limits of keys and tokens.</summary>
public sealed class SealBoundaryTests : SealFixture
{
    private long Now => Clock.GetUtcNow().ToUnixTimeSeconds();

    [TestCase(-1)]
    [TestCase(3_601)]
    public void A_skew_of_clocks_beyond_its_limits_is_refused(int seconds) =>
        Assert.That(
            () => new ContextSeal(new SealKeys(Key), "test", Clock) { ClockSkew = TimeSpan.FromSeconds(seconds) },
            Throws.TypeOf<ArgumentOutOfRangeException>()
        );

    [TestCase(0)]
    [TestCase(3_600)]
    public void A_skew_of_clocks_within_its_limits_is_kept(int seconds) =>
        Assert.That(
            new ContextSeal(new SealKeys(Key), "test", Clock) { ClockSkew = TimeSpan.FromSeconds(seconds) }.ClockSkew,
            Is.EqualTo(TimeSpan.FromSeconds(seconds))
        );

    [TestCase(31, false)]
    [TestCase(32, true)]
    [TestCase(1_024, true)]
    [TestCase(1_025, false)]
    public void A_secret_has_32_to_1024_bytes(int length, bool isOne)
    {
        var creating = () => new SealKey("k1", new byte[length]);

        Assert.That(
            creating,
            isOne ? Throws.Nothing : Throws.ArgumentException.With.Message.Contains($"{length} bytes")
        );
    }

    [Test]
    public void A_third_key_is_unknown_to_two()
    {
        var two = new ContextSeal(new SealKeys(Key, SealKey.Generate("k2")), "test", Clock);
        var third = new ContextSeal(new SealKeys(SealKey.Generate("k3")), "test", Clock);

        Assert.That(two.Open(third.Seal(Alice)), Is.EqualTo(new UnsealResult.Refused(SealRefusal.UnknownKey)));
    }

    [TestCase(ContextSeal.MaximumLength, SealRefusal.Malformed)]
    [TestCase(ContextSeal.MaximumLength + 1, SealRefusal.Oversized)]
    public void A_text_of_the_longest_token_s_length_is_still_read(int length, SealRefusal refusal) =>
        Assert.That(RefusalOf(new string('A', length)), Is.EqualTo(refusal));

    [Test]
    public void A_token_with_more_behind_it_has_no_form() =>
        Assert.That(RefusalOf(NewSeal().Seal(Alice) + "AAAA"), Is.EqualTo(SealRefusal.Malformed));

    [Test]
    public void A_token_of_a_prefix_and_a_code_alone_has_no_form()
    {
        byte[] token = new byte[SealedContent.PrefixLength + SealedContent.MacLength];
        token[0] = 1;
        BinaryPrimitives.WriteUInt16BigEndian(token.AsSpan(1), (ushort)token.Length);

        Assert.That(RefusalOf(Base64Url.EncodeToString(token)), Is.EqualTo(SealRefusal.Malformed));
    }

    [Test]
    public void A_validity_that_cannot_be_has_no_form_even_under_the_right_key()
    {
        Assert.That(RefusalOf(Sealed(new(-1, Now + 60))), Is.EqualTo(SealRefusal.Malformed));
        Assert.That(RefusalOf(Sealed(new(0, Now + 60))), Is.EqualTo(SealRefusal.LivesTooLong));
        Assert.That(RefusalOf(Sealed(new(Now + 10, Now + 10))), Is.EqualTo(SealRefusal.Malformed));
        Assert.That(RefusalOf(Sealed(new(Now + 10, Now + 5))), Is.EqualTo(SealRefusal.Malformed));
        Assert.That(RefusalOf(Sealed(new(Now + 10, Now + 11))), Is.Null);
    }

    private static string Sealed(SealValidity validity)
    {
        byte[] token = new SealedContent(
            "k1",
            validity,
            "test",
            "alice",
            "2025-10-06 10:00:00",
            "test/model"
        ).ToBytes();
        HMACSHA256.HashData(
            Key.Derived,
            token.AsSpan()[..^SealedContent.MacLength],
            token.AsSpan()[^SealedContent.MacLength..]
        );
        return Base64Url.EncodeToString(token);
    }
}
