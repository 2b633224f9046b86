using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests;

public sealed class TradingContextBuilderTests
{
    [Test]
    public void Three_good_texts_make_a_context() =>
        Assert.That(
            new TradingContextBuilder
            {
                Signature = "alice",
                ModelId = "test/model",
                Time = "2025-10-01",
            }.Build(),
            Is.EqualTo(Contexts.Alice("2025-10-01"))
        );

    [Test]
    public void An_exception_names_a_problem_at_least() =>
        Assert.That(
            () => new TradingContextException([]),
            Throws.ArgumentException.With.Message.StartsWith("There is no problem.")
        );

    [Test]
    public void Nothing_has_a_default() =>
        Assert.That(
            FieldsOf(new TradingContextBuilder()),
            Is.EqualTo(new[] { "signature (absent)", "model (absent)", "time (absent)" })
        );

    [Test]
    public void Every_problem_is_named_at_once() =>
        Assert.That(
            FieldsOf(
                new TradingContextBuilder
                {
                    Signature = "me/../victim",
                    ModelId = "",
                    Time = "yesterday",
                }
            ),
            Is.EqualTo(new[] { "signature 'me/../victim'", "model ''", "time 'yesterday'" })
        );

    [Test]
    public void The_message_names_every_problem_with_what_is_allowed() =>
        Assert.That(
            () =>
                new TradingContextBuilder
                {
                    Signature = "a/b",
                    ModelId = "m",
                    Time = "2025-13-45",
                }.Build(),
            Throws
                .TypeOf<TradingContextException>()
                .With.Message.EqualTo(
                    "No trading context: signature 'a/b' is refused; allowed: 1-64 ASCII letters, digits and . "
                        + "_ -, beginning with a letter or digit, without '..'. time '2025-13-45' is refused; "
                        + "allowed: a day such as 2025-10-01, or a day and a time such as 2025-10-01 10:00 or "
                        + "2025-10-01 10:00:00."
                )
        );

    [Test]
    public void Trying_with_good_texts_finds_no_problem()
    {
        bool built = new TradingContextBuilder
        {
            Signature = "alice",
            ModelId = "m",
            Time = "2025-10-01",
        }.TryBuild(out _, out var problems);

        Assert.That((built, problems.Count), Is.EqualTo((true, 0)));
    }

    [Test]
    public void Trying_with_one_bad_text_makes_no_context()
    {
        bool built = new TradingContextBuilder
        {
            Signature = "alice",
            ModelId = "m",
            Time = "",
        }.TryBuild(out var context, out _);

        Assert.That((built, context), Is.EqualTo((false, (TradingContext?)null)));
    }

    [TestCaseSource(typeof(BadIdentities), nameof(BadIdentities.Signatures))]
    public void A_bad_signature_is_shown_safely(string? signature) =>
        Assert.That(
            ProblemOf(
                new TradingContextBuilder
                {
                    Signature = signature,
                    ModelId = "m",
                    Time = "2025-10-01",
                }
            ),
            Has.Length.LessThan(450).And.Matches(@"^[ -~…]*$")
        );

    [TestCaseSource(typeof(BadIdentities), nameof(BadIdentities.Times))]
    public void A_bad_time_is_shown_safely(string? time) =>
        Assert.That(
            ProblemOf(
                new TradingContextBuilder
                {
                    Signature = "alice",
                    ModelId = "m",
                    Time = time,
                }
            ),
            Has.Length.LessThan(450).And.Matches(@"^[ -~…]*$")
        );

    [TestCaseSource(typeof(BadIdentities), nameof(BadIdentities.Signatures))]
    public async Task A_bad_signature_is_refused_before_any_file_is_touched(string? signature)
    {
        using var folder = new TemporaryFolder();

        await TryOpenAsync(
            folder,
            new TradingContextBuilder
            {
                Signature = signature,
                ModelId = "m",
                Time = "2025-10-01",
            }
        );

        Assert.That(Directory.GetFileSystemEntries(folder.Path), Is.Empty);
    }

    [TestCaseSource(typeof(BadIdentities), nameof(BadIdentities.Times))]
    public async Task A_bad_time_is_refused_before_any_file_is_touched(string? time)
    {
        using var folder = new TemporaryFolder();

        await TryOpenAsync(
            folder,
            new TradingContextBuilder
            {
                Signature = "alice",
                ModelId = "m",
                Time = time,
            }
        );

        Assert.That(Directory.GetFileSystemEntries(folder.Path), Is.Empty);
    }

    [Test]
    public async Task Good_texts_open_a_ledger_in_the_same_way()
    {
        using var folder = new TemporaryFolder();

        await TryOpenAsync(
            folder,
            new TradingContextBuilder
            {
                Signature = "alice",
                ModelId = "m",
                Time = "2025-10-01",
            }
        );

        Assert.That(Directory.GetFileSystemEntries(folder.Path), Is.Not.Empty);
    }

    private static async Task TryOpenAsync(TemporaryFolder folder, TradingContextBuilder builder)
    {
        try
        {
            var context = builder.Build();
            await using var store = new SqliteStore(folder.File($"{context.Signature}.db"), TimeProvider.System);
            var ledger = store.Ledgers;
            await ledger.OpenAccountAsync(context, Market.Us, new Money(10_000), CancellationToken.None);
        }
        catch (TradingContextException)
        {
            // The folder tells the rest.
        }
    }

    private static string[] FieldsOf(TradingContextBuilder builder)
    {
        builder.TryBuild(out _, out var problems);
        return [.. problems.Select(problem => $"{problem.Field} {problem.Value}")];
    }

    private static string ProblemOf(TradingContextBuilder builder)
    {
        builder.TryBuild(out _, out var problems);
        return problems.Single().ToString();
    }
}
