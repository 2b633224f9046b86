using AiTrader.Handoffs;
using AiTrader.Runner.Service.Http.Idempotency;
using AiTrader.Runner.Service.Http.Traders;
using AiTrader.Runner.Service.Runs;

namespace AiTrader.Fuzzing.Targets;

/// <summary>Names, times and numbers as text.</summary>
internal static class WordTargets
{
    /// <summary>Creates the targets.</summary>
    public static IEnumerable<FuzzTarget> Create() =>
        [
            new(
                "words",
                Seed.Of(
                    "alice",
                    "openai/gpt-5",
                    "AAA",
                    "600036.SH",
                    "2025-10-01",
                    "2025-10-01 10:00",
                    "2025-10-01 10:00:30",
                    "1234.5678",
                    "-0.01",
                    "0.0000001",
                    "79228162514264337593543950335",
                    "2025-10-01#1"
                ),
                Read
            ),
            new(
                "keys",
                Seed.Of("a1:" + Convert.ToBase64String(new byte[32]), "k1 = AAAA", "abc"),
                input =>
                {
                    if (ContextTicket.TryParse(input.Text, out var ticket))
                    {
                        Seed.RequireEqual(ticket, ContextTicket.Parse(ticket.ToString()), "The ticket");
                    }

                    _ = OrderAddress.TryParse(input.Text, out _);
                    _ = RunId.TryParse(input.Text, out _);
                    _ = IdempotencyKey.TryParse(input.Text, out _);
                    try
                    {
                        _ = SealKeys.Parse(input.Text);
                    }
                    catch (FormatException refused) when (refused.Message.Length > 0)
                    {
                        // Declared.
                        return Task.CompletedTask;
                    }

                    return Task.CompletedTask;
                }
            ),
        ];

    private static Task Read(FuzzInput input)
    {
        Word<Signature>(input.Text);
        Word<ModelId>(input.Text);
        Word<Symbol>(input.Text);
        Word<TradingTime>(input.Text);
        Word<Money>(input.Text);
        Word<Price>(input.Text);
        Word<Quantity>(input.Text);
        Word<ClientOrderId>(input.Text);
        return Task.CompletedTask;
    }

    private static void Word<T>(string text)
        where T : ISpanParsable<T>
    {
        if (T.TryParse(text.AsSpan(), null, out var value))
        {
            Seed.RequireEqual(value, T.Parse(value.ToString()!, null), typeof(T).Name);
        }
    }
}
