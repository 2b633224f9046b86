using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiTrader.Runner.Json;
using AiTrader.Runner.Service.Http.Requests;
using Microsoft.AspNetCore.Http;

namespace AiTrader.Runner.Board.Pages;

/// <summary>
/// The form that registers a trader as what the interface is sent, so that both are read by the same rules. Empty
/// fields are absent, except for those that every trader has.
/// </summary>
internal static class TraderFormJson
{
    /// <summary>Reads it.</summary>
    public static JsonPlace Read(IFormCollection form)
    {
        var body = new JsonObject();
        foreach (var field in TraderField.All)
        {
            string entered = RequestForm.Field(form, field.Name)?.Trim() ?? "";
            if (field.IsRequired || entered.Length > 0)
            {
                Put(body, field.Name.Split('.'), ValueOf(field.Kind, entered));
            }
        }

        return JsonPlaceReader.Read(Encoding.UTF8.GetBytes(body.ToJsonString()));
    }

    private static JsonNode? ValueOf(TraderFieldKind kind, string entered) =>
        kind switch
        {
            TraderFieldKind.Number => FindNumber(entered) ?? JsonValue.Create(entered),
            TraderFieldKind.Flag => true,
            TraderFieldKind.Words => new JsonArray([
                .. entered
                    .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .Select(word => (JsonNode)word),
            ]),
            TraderFieldKind.Text => entered.ReplaceLineEndings("\n"),
            TraderFieldKind.Word or TraderFieldKind.Model => entered,
            _ => throw new InvalidOperationException($"There is no kind {kind}."),
        };

    // What is not a number stays the text that it is, and is refused as that.
    private static JsonValue? FindNumber(string entered)
    {
        try
        {
            using var number = JsonDocument.Parse(entered);
            return number.RootElement.ValueKind == JsonValueKind.Number
                ? JsonValue.Create(number.RootElement.Clone())
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Put(JsonObject body, string[] path, JsonNode? value)
    {
        if (path is [var group, var member])
        {
            body[group] ??= new JsonObject();
            body[group]![member] = value;
            return;
        }

        body[path[0]] = value;
    }
}
