using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiTrader.Stores;

namespace AiTrader.Runner.Service.Registrations;

/// <summary>A registration as JSON: what was asked for, in the same words.</summary>
internal static class RegistrationJson
{
    /// <summary>Writes what was asked for: what <see cref="RegistrationReading"/> reads.</summary>
    public static JsonObject Write(Registration registration)
    {
        var json = new JsonObject
        {
            ["signature"] = registration.Signature.Value,
            ["modelId"] = registration.ModelId.Value,
            ["cash"] = registration.Cash.Value,
        };
        Add(json, "prompt", registration.Prompt);
        if (registration.HasMemory)
        {
            json["memory"] = true;
        }

        if (registration.Budget is { } budget)
        {
            json["budget"] = Write(budget);
        }

        if (registration.Mandate is { } mandate)
        {
            json["mandate"] = Write(mandate);
        }

        return json;
    }

    /// <summary>Writes a budget.</summary>
    public static JsonObject Write(OwnBudget budget)
    {
        var json = new JsonObject();
        Add(json, "turns", budget.Turns);
        Add(json, "tokens", budget.Tokens);
        Add(json, "wallTime", budget.WallTime);
        Add(json, "money", budget.Money);
        return json;
    }

    /// <summary>Writes a mandate in the words of a traders file.</summary>
    public static JsonObject Write(Mandate mandate)
    {
        var json = new JsonObject();
        if (mandate.Universe is { } universe)
        {
            json["universe"] = new JsonArray([.. universe.Select(symbol => (JsonNode)symbol.Value)]);
        }

        Add(json, "orderLimit", mandate.OrderNotionalLimit?.Value);
        Add(json, "ordersPerSession", mandate.OrdersPerSession);
        Add(json, "positionLimit", mandate.PositionLimit);
        Add(json, "dailyLoss", mandate.DailyLossLimit);
        Add(json, "totalLoss", mandate.TotalLossLimit);
        Add(json, "until", mandate.Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add(json, "approvalAbove", mandate.ApprovalAbove?.Value);
        return json;
    }

    private static void Add<T>(JsonObject json, string name, T value)
    {
        if (value is not null)
        {
            json[name] = JsonSerializer.SerializeToNode(value);
        }
    }
}
