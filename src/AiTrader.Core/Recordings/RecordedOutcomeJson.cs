using System.Buffers;
using System.Text.Json;

namespace AiTrader.Audits;

/// <summary>
/// Outcomes as lines of JSON; numbers are plain decimal text without trailing zeros. A line:
/// <code>{"date":"2025-10-02","sequence":1,"status":"filled","reason":null,"cash":"7156",
/// "holdings":{"NVDA":"15"}}</code>
/// </summary>
public static class RecordedOutcomeJson
{
    /// <summary>One line in UTF-8, without a line end.</summary>
    public static byte[] Write(RecordedOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("date", outcome.Order.Time.ToString());
            json.WriteNumber("sequence", outcome.Order.Sequence);
            json.WriteString("status", outcome.Status);
            json.WriteString("reason", outcome.Reason);
            json.WriteString("cash", outcome.Portfolio.Cash.ToString());
            json.WriteStartObject("holdings");
            foreach (var position in outcome.Portfolio.Positions)
            {
                json.WriteString(position.Symbol.Value, position.Quantity.ToString());
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
