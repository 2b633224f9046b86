using System.Security.Cryptography;
using AiTrader.Stores;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace AiTrader.Core.Tests.Ledgers;

public sealed class HashChainTests
{
    [Property(Arbitrary = [typeof(LedgerEntries)])]
    public void A_hash_is_sha_256_over_the_hash_before_it_and_the_line(LedgerEntry[] entries)
    {
        var chain = new HashChain();

        byte[] expected = new byte[32];
        foreach (var entry in entries)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(expected);
            hash.AppendData(LedgerEntryJson.Write(entry));
            expected = hash.GetHashAndReset();
            Assert.That(chain.Add(entry), Is.EqualTo(Convert.ToHexStringLower(expected)));
        }

        Assert.That(chain.Head.ToArray(), Is.EqualTo(expected));
    }

    [Test]
    public void Before_the_first_entry_the_head_is_zeros() =>
        Assert.That(new HashChain().Head.ToArray(), Is.EqualTo(new byte[32]));

    [Property(Arbitrary = [typeof(LedgerEntries)])]
    public void Leaving_an_entry_out_changes_the_head(LedgerEntry first, LedgerEntry second, LedgerEntry third)
    {
        string whole = HeadOf(first, second, third);

        Assert.That(
            new[] { HeadOf(first, second), HeadOf(first, third), HeadOf(second, third) },
            Has.None.EqualTo(whole)
        );
    }

    [Property(Arbitrary = [typeof(LedgerEntries)])]
    public void Changing_the_order_changes_the_head(LedgerEntry first, LedgerEntry second) =>
        Assert.That(HeadOf(first, second) == HeadOf(second, first), Is.EqualTo(first == second));

    private static string HeadOf(params ReadOnlySpan<LedgerEntry> entries)
    {
        var chain = new HashChain();
        string head = "";
        foreach (var entry in entries)
        {
            head = chain.Add(entry);
        }

        return head;
    }
}
