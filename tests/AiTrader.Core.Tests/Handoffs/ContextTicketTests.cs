using AiTrader.Handoffs;
using AiTrader.Testing;
using Microsoft.Extensions.Time.Testing;

namespace AiTrader.Core.Tests.Handoffs;

public sealed class ContextTicketTests
{
    private const string Id = "0123456789abcdef0123456789abcdef";

    [TestCase("redis.bQ." + Id)]
    [TestCase("file.b3BlbmFpL2dwdC01." + Id)]
    public void Reads_what_it_writes(string text) =>
        Assert.That(ContextTicket.Parse(text).ToString(), Is.EqualTo(text));

    [TestCase(null)]
    [TestCase("")]
    [TestCase(Id)]
    [TestCase("redis.bQ")]
    [TestCase("redis.bQ." + Id + "0")]
    [TestCase("redis.bQ.0123456789ABCDEF0123456789abcdef")]
    [TestCase("redis.bR." + Id, Description = "Another encoding of the same byte.")]
    [TestCase("redis.bQ==." + Id)]
    [TestCase("redis.IA." + Id, Description = "The model is a blank.")]
    [TestCase("redis.." + Id)]
    [TestCase("re/dis.bQ." + Id)]
    [TestCase("../x.bQ." + Id)]
    public void Refuses_what_is_none_and_does_not_repeat_it(string? text)
    {
        Assert.That(ContextTicket.TryParse(text, out _), Is.False);
        Assert.That(() => ContextTicket.Parse(text), Throws.TypeOf<FormatException>().With.Message.Not.Contains(Id));
    }

    [Test]
    public void The_longest_one_is_the_name_of_a_file()
    {
        using var folder = new TemporaryFolder();
        var context = TradingContext.For("alice").Using(ModelId.Parse("m" + new string('/', 127))).At("2025-10-01");
        var handoff = new FileHandoff(folder.File("tickets"), new FakeTimeProvider());

        Assert.That(handoff.Claim(handoff.Offer(context)), Is.EqualTo(new ClaimResult.Granted(context, "file")));
    }
}
