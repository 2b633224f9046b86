using AiTrader;
using AiTrader.Tools;
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;

/// <summary>
/// Three agents decide a session together. The tools are bound once, to the context of the session, and each member
/// gets its part of them: no member has a tool for another signature, another time or another model.
/// </summary>
/// <param name="models">The model of each member, by the name of the member.</param>
internal sealed class Team(IReadOnlyDictionary<string, IChatClient> models) : IDecisionMaker
{
    public const string Analyst = "analyst";
    public const string RiskOfficer = "risk officer";
    public const string Trader = "trader";

    public async ValueTask DecideAsync(
        TradingContext context,
        ITradingDesk desk,
        CancellationToken cancellationToken = default
    )
    {
        // Bound once: the calls of all members are numbered in one row, so that each act has its own id.
        var tools = StandardTools.CreateFor(desk.ToolDesk).Bind(context);
        var analyst = Create(Analyst, "Propose one trade.", tools, "quote", "history", "portfolio");
        var riskOfficer = Create(RiskOfficer, "Say how much of the proposal is allowed.", tools, "portfolio", "orders");
        var trader = Create(Trader, "Trade what is allowed, or hold.", tools, "buy", "sell", "cancel", "hold");

        // One after the other, in code. A member whose model fails ends the session as faulted. As a tool of another
        // agent (AsAIFunction), its failure would be text for that agent's model, which could hold.
        string proposal = await AskAsync(analyst, $"Decide the session of {context.Time}.", cancellationToken);
        string limit = await AskAsync(riskOfficer, proposal, cancellationToken);
        await AskAsync(trader, $"{proposal}\n{limit}", cancellationToken);
    }

    private ChatClientAgent Create(string name, string instructions, BoundTools tools, params string[] allowed) =>
        new(
            models[name],
            instructions,
            name,
            description: null,
            tools: [.. tools.Where(tool => allowed.Contains(tool.Name))]
        );

    private static async Task<string> AskAsync(AIAgent agent, string message, CancellationToken cancellationToken)
    {
        var response = await agent.RunAsync(message, cancellationToken: cancellationToken);
        Console.WriteLine($"  {agent.Name}: {response.Text}");
        return response.Text;
    }
}
