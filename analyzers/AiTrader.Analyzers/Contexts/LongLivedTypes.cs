using Microsoft.CodeAnalysis;

namespace AiTrader.Analyzers.Contexts;

/// <summary>The types whose objects serve many sessions by what they are: their contract says it.</summary>
internal sealed class LongLivedTypes
{
    private readonly List<(INamedTypeSymbol Contract, string Where)> _contracts = [];

    public LongLivedTypes(Compilation compilation)
    {
        Add("AiTrader.IDecisionMaker", "in a decision maker, which serves many sessions");
        Add("AiTrader.Rules.ITradingRule", "in a rule, which serves all traders");
        Add("AiTrader.Rules.IFeeModel", "in a fee model, which serves all traders");
        Add("AiTrader.Rules.ISlippageModel", "in a slippage model, which serves all traders");
        Add("AiTrader.Prices.IPriceSource", "in a price source, which serves all traders");
        Add("AiTrader.Tools.INewsSource", "in a news source, which serves all traders");
        Add(
            "Microsoft.Extensions.Hosting.IHostedService",
            "in a hosted service, which lives as long as the application"
        );

        void Add(string name, string where)
        {
            if (compilation.GetTypeByMetadataName(name) is { } contract)
            {
                _contracts.Add((contract, where));
            }
        }
    }

    /// <summary>Where a field of the type is, as a message says it; null for an ordinary type.</summary>
    public string? WhereIn(INamedTypeSymbol type) =>
        type.TypeKind is TypeKind.Class or TypeKind.Struct
            ? _contracts
                .Where(known => LibraryTypes.IsOrImplements(type, known.Contract))
                .Select(known => known.Where)
                .FirstOrDefault()
            : null;
}
