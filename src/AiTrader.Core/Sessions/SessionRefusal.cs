using System.Text.Json.Serialization;

namespace AiTrader;

/// <summary>Why a session is not run. Nothing was asked of the decision maker, and nothing was recorded.</summary>
[JsonConverter(typeof(EnumJsonConverter<SessionRefusal>))]
public enum SessionRefusal
{
    /// <summary>No account is open for the signature.</summary>
    NotOpen = 1,

    /// <summary>The account, or the session, belongs to another model.</summary>
    OtherModel = 2,

    /// <summary>The account is open on another market, or with other cash.</summary>
    OtherTerms = 3,

    /// <summary>Another runner drives the trader.</summary>
    DrivenElsewhere = 4,

    /// <summary>The time is not one of the schedule, or is later than the last price.</summary>
    NotScheduled = 5,

    /// <summary>A later session was begun or completed, and this one never was.</summary>
    OutOfOrder = 6,

    /// <summary>The owner of the account has withdrawn the session.</summary>
    Withdrawn = 7,
}
