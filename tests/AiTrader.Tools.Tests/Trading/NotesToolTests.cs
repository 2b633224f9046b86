using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Tools.Tests.Trading;

public sealed class NotesToolTests
{
    private static readonly TradingContext Wednesday = Contexts.Alice("2025-10-08");

    [TestCase("{}", "Note 3.|Note 2.|Note 1.")]
    [TestCase("""{"query":null}""", "Note 3.|Note 2.|Note 1.")]
    [TestCase("""{"query":" NOTE, 2"}""", "Note 2.")]
    public async Task It_shows_the_own_notes_that_are_known_the_latest_first(string arguments, string expected)
    {
        var floor = await OpenAsync();
        await WriteAsync(floor, Contexts.Alice("2025-10-06"), "Note 1.");
        await WriteAsync(floor, Contexts.Alice("2025-10-07"), "Note 2.");
        await WriteAsync(floor, Wednesday, "Note 3.");
        await WriteAsync(floor, Contexts.Alice("2025-10-09"), "Note 2 of tomorrow.");
        await WriteAsync(floor, Contexts.Bob("2025-10-06"), "Note 2 of Bob.");
        await WriteAsync(
            floor,
            TradingContext.For("alice").Using("other/model").At("2025-10-06"),
            "Note 2 of another."
        );

        Assert.That(
            OpenedEnvelope.Parse(await CallAsync(floor, arguments)).Texts.Select(text => text.Text),
            Is.EqualTo(expected.Split('|'))
        );
    }

    [Test]
    public async Task It_says_when_each_was_written_and_shows_at_most_ten()
    {
        var floor = await OpenAsync();
        for (int number = 1; number <= 12; number++)
        {
            await WriteAsync(floor, Contexts.Alice("2025-10-06"), $"Note {number}.", number);
        }

        var texts = OpenedEnvelope.Parse(await CallAsync(floor, "{}")).Texts;

        Assert.That(texts, Has.Count.EqualTo(10));
        Assert.That(texts[0], Is.EqualTo(("note 1 of 10, of your session at 2025-10-06", "Note 12.")));
    }

    [Test]
    public async Task Where_nothing_is_found_it_says_so() =>
        Assert.That(await CallAsync(await OpenAsync(), "{}"), Is.EqualTo("No note matches the query."));

    private static async Task<TradingFloor> OpenAsync()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Contexts.Alice("2025-10-06"), 1000);
        return floor;
    }

    private static async Task WriteAsync(TradingFloor floor, TradingContext context, string text, int number = 1) =>
        await floor.Store.Notes.AppendAsync(new Note(context, ClientOrderId.Create(context, 1, number), text));

    private static Task<string> CallAsync(TradingFloor floor, string arguments) =>
        StandardTools.CreateFor(floor.ToolDesk(), memory: true).CallAsync(Wednesday, "notes", arguments);
}
