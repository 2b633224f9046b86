using AiTrader.Handoffs;

namespace AiTrader.Core.Tests.Handoffs;

public sealed class SealKeysTests
{
    private const string Secret = "q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k=";
    private const string ShortSecret = "q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNF";

    [Test]
    public void The_first_line_of_a_key_file_seals_and_the_second_opens()
    {
        var keys = SealKeys.Parse($"# of November\nk2  {Secret}\r\n\n k1\t{Secret}\n");

        Assert.That((keys.Sealing.Id, keys.Opening?.Id), Is.EqualTo(("k2", "k1")));
    }

    [TestCase("")]
    [TestCase("# nothing")]
    [TestCase(Secret)]
    [TestCase("k1")]
    [TestCase("k1 not-base64!")]
    [TestCase("k1 " + ShortSecret)]
    [TestCase("a/b " + Secret)]
    [TestCase("k1 " + Secret + " " + Secret)]
    [TestCase(Secret + " k1")]
    [TestCase("k1 " + Secret + "\nk1 " + Secret)]
    [TestCase("k1 " + Secret + "\nk2 " + Secret + "\nk3 " + Secret)]
    public void What_is_no_key_file_is_refused_and_nothing_of_it_is_shown(string text)
    {
        var refusal = Assert.Throws<FormatException>(() => SealKeys.Parse(text));

        Assert.That(
            refusal.ToString(),
            Does.Contain("allowed").And.Not.Contain(ShortSecret).And.Not.Contain("not-base64")
        );
    }

    [Test]
    public void A_key_never_shows_its_secret() =>
        Assert.That($"{SealKeys.Parse("k1 " + Secret).Sealing}", Is.EqualTo("k1"));

    [Test]
    public void Two_keys_of_one_id_are_refused() =>
        Assert.That(() => new SealKeys(SealKey.Generate("k1"), SealKey.Generate("k1")), Throws.ArgumentException);
}
