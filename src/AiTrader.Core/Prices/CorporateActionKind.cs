using System.Text.Json.Serialization;

namespace AiTrader.Prices;

/// <summary>What a company does to its units.</summary>
[JsonConverter(typeof(EnumJsonConverter<CorporateActionKind>))]
public enum CorporateActionKind
{
    /// <summary>One old unit becomes another number of new units; fewer than one in a reverse split.</summary>
    Split = 1,

    /// <summary>Each unit is paid cash.</summary>
    Dividend = 2,
}
