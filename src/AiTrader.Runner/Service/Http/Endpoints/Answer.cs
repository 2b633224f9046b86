using AiTrader.Runner.Service.Http.Answers;
using Microsoft.AspNetCore.Http;

namespace AiTrader.Runner.Service.Http.Endpoints;

/// <summary>Answers of the interface.</summary>
internal static class Answer
{
    /// <summary>200 with a value.</summary>
    public static IResult Ok<T>(T value) => Results.Json(value, ServiceJson.Options);

    /// <summary>201 with a value and its address.</summary>
    public static IResult Created<T>(HttpContext http, string address, T value)
    {
        http.Response.Headers.Location = address;
        return Results.Json(value, ServiceJson.Options, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>202 with a value, and the address at which it shows how far it is.</summary>
    public static IResult Accepted<T>(HttpContext http, string address, T value)
    {
        http.Response.Headers.Location = address;
        return Results.Json(value, ServiceJson.Options, statusCode: StatusCodes.Status202Accepted);
    }
}
