using AiTrader.Testing;
using NUnit.Framework.Constraints;

namespace AiTrader.Core.Tests.Sessions;

/// <summary>Sessions that are refused before anything is asked or recorded.</summary>
internal static class Refusals
{
    /// <summary>Opens an account with a thousand.</summary>
    public static SessionRunOptions Opening { get; } = new() { OpeningCash = new Money(1000) };

    /// <summary>A refusal with a reason.</summary>
    public static EqualConstraint<SessionRefusal> As(SessionRefusal reason) =>
        Throws.TypeOf<SessionRefusedException>().With.Property(nameof(SessionRefusedException.Reason)).EqualTo(reason);

    /// <summary>Checks that a session is refused, and that nothing of it is left.</summary>
    public static async Task RequireAsync(
        TradingFloor floor,
        TradingContext context,
        SessionRefusal reason,
        string told,
        int entries
    )
    {
        var maker = Substitute.For<IDecisionMaker>();

        Assert.That(
            async () => await floor.Sessions.RunAsync(context, maker, Opening),
            As(reason).And.Message.Contains(told)
        );
        await maker.DidNotReceiveWithAnyArgs().DecideAsync(null!, null!);
        Assert.That(await floor.EntriesAsync("alice"), Has.Count.EqualTo(entries));
        Assert.That(await floor.Faults.ReadAsync(context.Signature), Is.Empty);
    }
}
