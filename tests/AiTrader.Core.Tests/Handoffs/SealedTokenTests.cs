using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using AiTrader.Handoffs;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Handoffs;

/// <summary>The one form that a token has: whatever is written otherwise is refused.</summary>
public sealed class SealedTokenTests : SealFixture
{
    [Test]
    public void An_oversized_token_is_refused_unread() =>
        Assert.That(RefusalOf(new string('A', ContextSeal.MaximumLength + 1)), Is.EqualTo(SealRefusal.Oversized));

    [Test]
    public void A_token_is_refused_wherever_it_is_cut_off()
    {
        string token = NewSeal().Seal(Alice);

        Assert.That(
            Enumerable.Range(1, token.Length - 1).Select(length => RefusalOf(token[..length])),
            Is.All.EqualTo(SealRefusal.Truncated)
        );
    }

    [TestCase(null)]
    [TestCase("")]
    public void No_token_is_refused(string? token) => Assert.That(RefusalOf(token), Is.EqualTo(SealRefusal.Missing));

    [TestCase("alice")]
    [TestCase("    ")]
    [TestCase("AQAA")]
    [TestCase("AQAjAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [TestCase("{\"signature\":\"alice\"}")]
    public void What_is_no_token_is_refused(string text) =>
        Assert.That(RefusalOf(text), Is.EqualTo(SealRefusal.Malformed));

    [Test]
    public void A_genuine_token_with_anything_around_it_is_refused()
    {
        string token = NewSeal().Seal(Alice);

        Assert.That(
            new[] { token + "A", token + "=", token + " ", " " + token, token + "\n" }.Select(RefusalOf),
            Is.All.EqualTo(SealRefusal.Malformed)
        );
    }

    [Test]
    public void Another_encoding_of_the_same_bytes_is_refused()
    {
        // Contexts whose tokens leave two or four bits of the last character unused, and such as have '-' or '_' in
        // them.
        foreach (string signature in (string[])["a", "ab", "abc", "abcd"])
        {
            string token = NewSeal().Seal(Contexts.For(signature, "2025-10-06"));
            byte[] bytes = Base64Url.DecodeFromChars(token);
            string[] others =
            [
                Convert.ToBase64String(bytes),
                .. "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".Select(last =>
                    token[..^1] + last
                ),
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
            byte[] token = new SealedContent(
                "k1",
                new SealValidity(Clock.GetUtcNow().ToUnixTimeSeconds(), Clock.GetUtcNow().ToUnixTimeSeconds() + 60),
                "test",
                "alice",
                time,
                "test/model"
            ).ToBytes();
            token[0] = version;
            return WithMac(token[..^32]);
        }

        Assert.Multiple(() =>
        {
            Assert.That(RefusalOf(Base64Url.EncodeToString(Sealed("2025-10-06 10:00:00", 1))), Is.Null);
            Assert.That(
                RefusalOf(Base64Url.EncodeToString(Sealed("2025-10-06 10:00", 1))),
                Is.EqualTo(SealRefusal.Malformed)
            );
            Assert.That(
                RefusalOf(Base64Url.EncodeToString(Sealed("2025-10-06 25:00:00", 1))),
                Is.EqualTo(SealRefusal.Malformed)
            );
            Assert.That(
                RefusalOf(Base64Url.EncodeToString(Sealed("2025-10-06 10:00:00", 2))),
                Is.EqualTo(SealRefusal.Malformed)
            );
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

    /// <summary>Of a million ways to change two genuine tokens, none opens.</summary>
    [Test]
    [Category(TestCategory.Long)]
    public void Of_a_million_mutations_none_is_accepted()
    {
        var seal = NewSeal();
        string[] genuine = [seal.Seal(Alice), seal.Seal(Contexts.Bob("2025-10-07")), NewSeal("other").Seal(Alice)];
        Assert.That(
            seal.Open(genuine[0]),
            Is.InstanceOf<UnsealResult.Opened>(),
            "What it remembers of a genuine token must help none that is close to it."
        );
        var random = new Random(20_251_006);
        var refusals = new Dictionary<SealRefusal, int>();
        for (int i = 0; i < 1_000_000; i++)
        {
            string mutant = TokenMutation.Of(
                genuine[random.Next(genuine.Length)],
                genuine[random.Next(genuine.Length)],
                random
            );
            if (seal.Open(mutant) is UnsealResult.Refused refused)
            {
                refusals[refused.Reason] = refusals.GetValueOrDefault(refused.Reason) + 1;
            }
            else if (mutant != genuine[0] && mutant != genuine[1])
            {
                Assert.Fail($"Accepted: {mutant}");
            }
        }

        Assert.That(
            refusals.Keys,
            Is.SupersetOf(
                new[]
                {
                    SealRefusal.Truncated,
                    SealRefusal.Malformed,
                    SealRefusal.Forged,
                    SealRefusal.UnknownKey,
                    SealRefusal.Missing,
                }
            )
        );
        Assert.That(
            refusals[SealRefusal.Forged],
            Is.GreaterThan(200_000),
            "Most mutations must come as far as the HMAC."
        );
    }

    private static byte[] WithMac(byte[] content) =>
        [
            .. content,
            .. HMACSHA256.HashData(
                HMACSHA256.HashData(Secret, Encoding.ASCII.GetBytes("AiTrader.ContextSeal.1")),
                content
            ),
        ];
}
