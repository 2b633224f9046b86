using AiTrader.Stores;

namespace AiTrader.Testing;

/// <summary>What the documents of every store do.</summary>
public abstract partial class StoreContract
{
    private IDocumentStore Documents => Store.Documents;

    [Test]
    public async Task A_document_that_was_not_written_is_not_there()
    {
        Assert.That(await Documents.FindAsync(new DocumentKey("user", "ada")), Is.Null);
        Assert.That(await Documents.ListAsync("user").AnyAsync(), Is.False);
        Assert.That(await Documents.DeleteAsync(UserOf("ada", "{}")), Is.False);
        Assert.That(await Documents.DeleteAsync(UserOf("ada", "{}") with { Version = 1 }), Is.False);
        Assert.That(await Documents.WriteAsync(UserOf("ada", "{}") with { Version = 1 }), Is.Null);
        Assert.That(await Documents.FindAsync(new DocumentKey("user", "ada")), Is.Null);
    }

    [TestCase("")]
    [TestCase("{\"role\":\"admin\"}")]
    [TestCase("12 5f1c {\"role\":\"admin\"}")]
    [TestCase("first line\nsecond line\r\n\tthird")]
    [TestCase("she said \"hold\", it's 'fine' \\ `done` -- ; DROP TABLE documents;")]
    [TestCase("🚀📉 👩‍👩‍👧 e\u0301 \u202Eright to left")]
    [TestCase("null \0 inside, bell \a, delete \u007f, next line \u0085, separator \u2028")]
    [TestCase("\uFFFD\uFEFF\uFFFF")]
    [TestCase(" leading and trailing ")]
    public async Task A_document_is_read_as_it_was_written(string content)
    {
        var written = await Documents.WriteAsync(UserOf("ada", content));

        Assert.That(written, Is.EqualTo(UserOf("ada", content) with { Version = written!.Version }));
        Assert.That(written.Version, Is.Positive);
        Assert.That(await Documents.FindAsync(written.Key), Is.EqualTo(written));
        Assert.That(await Documents.ListAsync("user").ToListAsync(), Is.EqualTo(new[] { written }));
    }

    [Test]
    public async Task A_document_of_a_million_characters_is_kept()
    {
        string content = new('é', Document.LongestContent);
        await Documents.WriteAsync(UserOf("ada", content));

        Assert.That((await Documents.FindAsync(new DocumentKey("user", "ada")))!.Content, Is.EqualTo(content));
    }

    [Test]
    public async Task A_write_states_the_version_that_it_was_made_from()
    {
        var first = (await Documents.WriteAsync(UserOf("ada", "1")))!;
        var second = (await Documents.WriteAsync(first with { Content = "2" }))!;

        Assert.That(await Documents.WriteAsync(UserOf("ada", "3")), Is.Null);
        Assert.That(await Documents.WriteAsync(first with { Content = "3" }), Is.Null);
        Assert.That(await Documents.WriteAsync(second with { Content = "3", Version = 99 }), Is.Null);
        Assert.That(await Documents.DeleteAsync(first), Is.False);
        Assert.That(await Documents.FindAsync(first.Key), Is.EqualTo(second));
        Assert.That(second.Version, Is.GreaterThan(first.Version));
    }

    [Test]
    public async Task A_document_that_was_deleted_can_be_written_again_and_no_write_from_before_is_taken()
    {
        var first = (await Documents.WriteAsync(UserOf("ada", "1")))!;
        Assert.That(await Documents.DeleteAsync(first), Is.True);
        Assert.That(await Documents.FindAsync(first.Key), Is.Null);
        Assert.That(await Documents.ListAsync("user").AnyAsync(), Is.False);
        Assert.That(await Documents.WriteAsync(first with { Content = "2" }), Is.Null);

        var again = (await Documents.WriteAsync(UserOf("ada", "2")))!;

        Assert.That(await Documents.WriteAsync(first with { Content = "3" }), Is.Null);
        Assert.That(await Documents.DeleteAsync(first), Is.False);
        Assert.That(await Documents.FindAsync(first.Key), Is.EqualTo(again));
    }

    [Test]
    public async Task Documents_of_the_same_id_and_of_two_kinds_are_two()
    {
        await Documents.WriteAsync(new Document(new DocumentKey("user", "ada"), "a user"));
        await Documents.WriteAsync(new Document(new DocumentKey("run", "ada"), "a run"));
        await Documents.WriteAsync(new Document(new DocumentKey("user", "Ada"), "another user"));

        Assert.That((await Documents.FindAsync(new DocumentKey("run", "ada")))!.Content, Is.EqualTo("a run"));
        Assert.That(
            await Documents.ListAsync("user").Select(document => document.Content).ToListAsync(),
            Is.EqualTo(new[] { "another user", "a user" })
        );
    }

    // The order of code points; in UTF-16 the last two would change places.
    [Test]
    public async Task Documents_are_listed_in_the_order_of_their_ids()
    {
        string[] ids = ["", "A", "B", "a", "a b", "a/1", "a/10", "a/2", "a:", "b", "é", "等", "\uFFFD", "🚀"];
        foreach (string id in ids[1..].Reverse())
        {
            await Documents.WriteAsync(UserOf(id, id));
        }

        await Documents.WriteAsync(new Document(new DocumentKey("run", "a/11"), ""));

        Assert.That(await IdsAsync(), Is.EqualTo(ids[1..]));
        Assert.That(await IdsAsync(prefix: "a/"), Is.EqualTo(new[] { "a/1", "a/10", "a/2" }));
        Assert.That(await IdsAsync(prefix: "a/", after: "a/1"), Is.EqualTo(new[] { "a/10", "a/2" }));
        Assert.That(await IdsAsync(prefix: "a/", after: "A"), Is.EqualTo(new[] { "a/1", "a/10", "a/2" }));
        Assert.That(await IdsAsync(prefix: "a/", after: "b"), Is.Empty);
        Assert.That(await IdsAsync(after: "等"), Is.EqualTo(new[] { "\uFFFD", "🚀" }));
        Assert.That(await IdsAsync(prefix: "🚀"), Is.EqualTo(new[] { "🚀" }));
        Assert.That(await IdsAsync(prefix: "none"), Is.Empty);
    }

    [Test]
    public async Task More_documents_than_a_page_has_are_listed_once_each()
    {
        string[] ids = [.. Enumerable.Range(1_000, 450).Select(number => $"run/{number}")];
        await Task.WhenAll(ids.Select(id => Documents.WriteAsync(UserOf(id, "")).AsTask()));
        await Documents.WriteAsync(UserOf("zoo", ""));

        Assert.That(await IdsAsync(prefix: "run/"), Is.EqualTo(ids));
        Assert.That(await IdsAsync(after: ids[199]), Is.EqualTo((string[])[.. ids[200..], "zoo"]));
    }

    [Test]
    public async Task Of_writers_at_once_one_wins_each_version()
    {
        const int Rounds = 25;
        var current = (await Documents.WriteAsync(UserOf("ada", "start")))!;
        for (int round = 0; round < Rounds; round++)
        {
            var before = current;
            var results = await Task.WhenAll(
                Enumerable
                    .Range(0, Writers)
                    .Select(writer =>
                        Task.Run(async () => await Documents.WriteAsync(before with { Content = $"{writer}" }))
                    )
            );
            current = results.Single(result => result is not null)!;
        }

        Assert.That(await Documents.FindAsync(current.Key), Is.EqualTo(current));
    }

    [Test]
    public async Task Counting_in_a_document_loses_no_count()
    {
        await Documents.WriteAsync(UserOf("ada", "0"));

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(CountAsync)));

        Assert.That(
            (await Documents.FindAsync(new DocumentKey("user", "ada")))!.Content,
            Is.EqualTo($"{Writers * ActsOfEach}")
        );
    }

    [Test]
    public async Task A_call_for_documents_that_is_cancelled_before_it_starts_does_nothing()
    {
        var cancelled = new CancellationToken(canceled: true);
        var written = (await Documents.WriteAsync(UserOf("ada", "1")))!;

        Assert.Multiple(() =>
        {
            Assert.That(
                async () => await Documents.WriteAsync(written with { Content = "2" }, cancelled),
                Throws.InstanceOf<OperationCanceledException>()
            );
            Assert.That(
                async () => await Documents.DeleteAsync(written, cancelled),
                Throws.InstanceOf<OperationCanceledException>()
            );
            Assert.That(
                async () => await Documents.FindAsync(written.Key, cancelled),
                Throws.InstanceOf<OperationCanceledException>()
            );
            Assert.That(
                async () => await Documents.ListAsync("user", cancellationToken: cancelled).AnyAsync(),
                Throws.InstanceOf<OperationCanceledException>()
            );
        });
        Assert.That(await Documents.FindAsync(written.Key), Is.EqualTo(written));
    }

    private static Document UserOf(string id, string content) => new(new DocumentKey("user", id), content);

    private ValueTask<List<string>> IdsAsync(string prefix = "", string after = "") =>
        Documents.ListAsync("user", prefix, after).Select(document => document.Key.Id).ToListAsync();

    private async Task CountAsync()
    {
        for (int act = 0; act < ActsOfEach; )
        {
            var read = (await Documents.FindAsync(new DocumentKey("user", "ada")))!;
            int count = int.Parse(read.Content, System.Globalization.CultureInfo.InvariantCulture);
            act += await Documents.WriteAsync(read with { Content = $"{count + 1}" }) is null ? 0 : 1;
        }
    }
}
