using System.Text;
using AiTrader.Stores;
using AiTrader.Testing;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace AiTrader.Core.Tests.Ledgers;

public sealed class LedgerEntryJsonTests
{
    private const string Filled =
        """
            {"sequence":2,"signature":"alice","time":"2025-10-01","model":"gpt-5","id":"2025-10-01#1","kind":"filled",
            """
        + """
            "side":"buy","symbol":"NVDA","quantity":"10","filled":"10","price":"187.2",
            """
        + """
            "fee":"0","cash":"8128","holding":"10"}
            """;

    [Property(Arbitrary = [typeof(LedgerEntries)], MaxTest = 500)]
    public void An_entry_reads_back_as_it_was_written(LedgerEntry entry) =>
        Assert.That(LedgerEntryJson.Read(LedgerEntryJson.Write(entry)), Is.EqualTo(entry));

    [Property(Arbitrary = [typeof(LedgerEntries)])]
    public void An_entry_written_twice_is_the_same_bytes(LedgerEntry entry) =>
        Assert.That(
            LedgerEntryJson.Write(LedgerEntryJson.Read(LedgerEntryJson.Write(entry))),
            Is.EqualTo(LedgerEntryJson.Write(entry))
        );

    [Property(Arbitrary = [typeof(LedgerEntries)])]
    public void An_entry_is_one_line_of_printable_ascii(LedgerEntry entry) =>
        Assert.That(LedgerEntryJson.Write(entry), Is.All.InRange((byte)' ', (byte)'~'));

    [Test]
    public void A_line_is_written_as_documented() =>
        Assert.That(
            Encoding.UTF8.GetString(LedgerEntryJson.Write(LedgerEntryJson.Read(Encoding.UTF8.GetBytes(Filled)))),
            Is.EqualTo(Filled)
        );

    [Test]
    public void Equal_numbers_are_written_alike_however_many_zeros_they_came_with()
    {
        var account = Account.Open(
            new LedgerEntry.AccountOpened(
                Contexts.Alice("2025-10-06"),
                AccountTerms.Create(Market.Us, new Money(1000.00m))
            )
        );
        var plain = account.Bought(Contexts.Alice("2025-10-06"), "a#1", "AAA", 10, 10.5m);
        var padded = account.Bought(Contexts.Alice("2025-10-06"), "a#1", "AAA", 10.000m, 10.50000m);

        Assert.That(LedgerEntryJson.Write(padded), Is.EqualTo(LedgerEntryJson.Write(plain)));
    }

    [TestCase(0xD83D, Description = "The first half alone, as where a reply was cut off.")]
    [TestCase(0xDE80, Description = "The second half alone.")]
    public void Half_of_a_surrogate_pair_reads_back_as_it_was_kept(int half)
    {
        var account = Account.Open(
            new LedgerEntry.AccountOpened(Contexts.Alice("2025-10-06"), AccountTerms.Create(Market.Us, Money.Zero))
        );

        var held = account.Held(Contexts.Alice("2025-10-06"), "h", $"wait {(char)half}");

        Assert.That(LedgerEntryJson.Read(LedgerEntryJson.Write(held)), Is.EqualTo(held));
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("{\"sequence\":2")]
    [TestCase("not json")]
    public void A_line_that_is_no_entry_is_refused(string line) =>
        Assert.That(() => LedgerEntryJson.Read(Encoding.UTF8.GetBytes(line)), Throws.TypeOf<FormatException>());

    [TestCase("\"sequence\":2", "\"sequence\":0")]
    [TestCase("\"sequence\":2", "\"sequence\":-1")]
    [TestCase("\"sequence\":2", "\"sequence\":2.5")]
    [TestCase("\"sequence\":2", "\"sequence\":\"2\"")]
    [TestCase("\"sequence\":2", "\"sequence\":99999999999999999999")]
    [TestCase("\"alice\"", "\"../victim\"")]
    [TestCase("\"alice\"", "null")]
    [TestCase("\"alice\"", "\"\\ud800\"")]
    [TestCase("\"2025-10-01\"", "\"2025-13-45\"")]
    [TestCase("\"gpt-5\"", "\"\"")]
    [TestCase("2025-10-01#1", "no id!")]
    [TestCase("\"filled\",\"side\"", "\"sold\",\"side\"")]
    [TestCase("\"filled\",\"side\"", "\"opened\",\"side\"")]
    [TestCase("\"filled\",\"side\"", "\"completed\",\"outcome\":\"traded\",\"side\"")]
    [TestCase("\"filled\",\"side\"", "\"completed\",\"outcome\":\"faulted\",\"side\"")]
    [TestCase("\"filled\",\"side\"", "\"held\",\"side\"")]
    [TestCase("\"filled\",\"side\"", "\"denied\",\"side\"")]
    [TestCase("\"buy\"", "\"hold\"")]
    [TestCase("\"buy\"", "null")]
    [TestCase("\"NVDA\"", "\"NV DA\"")]
    [TestCase("\"quantity\":\"10\"", "\"quantity\":\"1e3\"")]
    [TestCase("\"quantity\":\"10\"", "\"quantity\":\"1,000\"")]
    [TestCase("\"quantity\":\"10\"", "\"quantity\":\" 10\"")]
    [TestCase("\"quantity\":\"10\"", "\"quantity\":\"NaN\"")]
    [TestCase("\"quantity\":\"10\"", "\"quantity\":\"79228162514264337593543950336\"")]
    [TestCase("\"quantity\":\"10\"", "\"quantity\":10")]
    [TestCase("\"187.2\"", "\"0\"")]
    [TestCase("\"187.2\"", "\"-187.2\"")]
    [TestCase("\"holding\":\"10\"", "\"holding\":\"-10\"")]
    [TestCase(",\"holding\":\"10\"", "")]
    [TestCase(",\"cash\":\"8128\"", "")]
    [TestCase("\"fee\":\"0\"", "\"fee\":\"0\",\"tip\":\"1\"")]
    public void A_field_that_cannot_be_true_is_refused(string field, string replacement)
    {
        string line = Filled.Replace(field, replacement, StringComparison.Ordinal);

        Assert.That(line, Is.Not.EqualTo(Filled));
        Assert.That(() => LedgerEntryJson.Read(Encoding.UTF8.GetBytes(line)), Throws.TypeOf<FormatException>());
    }
}
