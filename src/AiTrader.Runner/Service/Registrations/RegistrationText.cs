using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiTrader.Runner.Json;
using AiTrader.Runner.Service.Users;
using AiTrader.Stores;

namespace AiTrader.Runner.Service.Registrations;

/// <summary>
/// A registration as a document:
/// <code>{"owner":"ada","planned":false,"trader":{"signature":"ada-1","modelId":"scripted/demo","cash":10000}}</code>
/// </summary>
internal static class RegistrationText
{
    /// <summary>Writes it.</summary>
    public static string Write(Registration registration) =>
        new JsonObject
        {
            ["owner"] = registration.Owner.Value,
            ["planned"] = registration.IsPlanned,
            ["trader"] = RegistrationJson.Write(registration),
        }.ToJsonString();

    /// <summary>Reads it.</summary>
    /// <exception cref="StoreCorruptedException">It was not written by this program.</exception>
    public static Registration Read(Document document)
    {
        try
        {
            var root = JsonPlaceReader.Read(Encoding.UTF8.GetBytes(document.Content));
            var problems = new List<JsonProblem>();
            var owner = UserName.Parse(root.Find("owner")?.Text ?? "");
            return
                root.Find("trader") is { } trader
                && new RegistrationReading(problems).Read(trader, owner, new Money(0)) is { } registration
                ? registration with
                {
                    IsPlanned = root.Find("planned")?.Kind == JsonValueKind.True,
                }
                : throw new FormatException(
                    problems.Count > 0 ? $"{problems[0].Place.Path} {problems[0].What}" : "$.trader does not exist."
                );
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException)
        {
            throw new StoreCorruptedException(
                null,
                $"The document {document.Key} cannot be read: {unreadable.Message}",
                unreadable
            );
        }
    }
}
