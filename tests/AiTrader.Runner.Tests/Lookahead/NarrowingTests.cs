using AiTrader.Runner.Lookahead;

namespace AiTrader.Runner.Tests.Lookahead;

internal sealed class NarrowingTests
{
    [Test]
    public async Task One_part_that_is_enough_is_found([Values(0, 1, 50, 99)] int enough)
    {
        int asked = 0;

        var found = await Narrowing.FindAsync(
            [.. Enumerable.Range(0, 100)],
            some =>
            {
                asked++;
                return Task.FromResult(some.Contains(enough));
            }
        );

        Assert.That(found, Is.EqualTo((int[])[enough]));
        Assert.That(asked, Is.LessThan(20));
    }

    [Test]
    public async Task Parts_of_which_both_are_needed_stay_together()
    {
        var found = await Narrowing.FindAsync(
            [.. Enumerable.Range(0, 8)],
            some => Task.FromResult(some.Contains(4) && some.Contains(6))
        );

        Assert.That(found, Is.EqualTo((int[])[4, 5, 6, 7]));
    }

    [Test]
    public async Task What_is_not_enough_together_is_nothing()
    {
        Assert.That(await Narrowing.FindAsync([1, 2], _ => Task.FromResult(false)), Is.Empty);
        Assert.That(await Narrowing.FindAsync<int>([], _ => Task.FromResult(true)), Is.Empty);
    }
}
