using AiTrader.Tools;

static class Ambient
{
    // AIT001: 'Ambient.Alice' keeps a TradingContext.ModelStage in a static, which all sessions of the process
    // share; keep the signature and the model id, and build the context where the session begins
    private static readonly TradingContext.ModelStage Alice = TradingContext.For("alice");

    // AIT001: 'Ambient.Gpt' keeps a TradingContext.TimeStage in a static, which all sessions of the process
    // share; keep the signature and the model id, and build the context where the session begins
    private static readonly TradingContext.TimeStage Gpt = Alice.Using("openai/gpt-5");

    // AIT001: 'Ambient.Builder' keeps a TradingContextBuilder in a static, which all sessions of the process
    // share; keep the signature and the model id, and build the context where the session begins
    private static readonly TradingContextBuilder Builder = new() { Signature = "alice" };

    // AIT001: 'Ambient._tools' keeps BoundTools in a static, which all sessions of the process share; bind the
    // toolset to the context within the session
    private static BoundTools? _tools;

    // AIT001: 'Ambient._desk' keeps an ITradingDesk in a static, which all sessions of the process share; pass
    // the desk as a parameter; it acts for its own session only
    private static ITradingDesk? _desk;
}
