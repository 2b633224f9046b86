namespace AiTrader.Runner.Service.Http.Problems;

/// <summary>All problems that the interface answers with.</summary>
internal static class ProblemKinds
{
    /// <summary>A value of the request is refused; <c>errors</c> has each of them.</summary>
    public static ProblemKind InvalidRequest { get; } =
        new("invalid-request", 400, "The request has values that are refused.");

    /// <summary>No key, or one that opens nothing.</summary>
    public static ProblemKind Unauthenticated { get; } =
        new("unauthenticated", 401, "The request has no key, or one that is not valid.");

    /// <summary>The role of the user does not allow it.</summary>
    public static ProblemKind Forbidden { get; } =
        new("forbidden", 403, "The role of the user does not allow the request.");

    /// <summary>A page of another site sent the request, or the form was not made here.</summary>
    public static ProblemKind CrossSite { get; } =
        new("cross-site", 403, "The request was not made by a page of this service.");

    /// <summary>The request is for another name than those of the service.</summary>
    public static ProblemKind UnknownHost { get; } =
        new("unknown-host", 403, "The request is for a host that is not this service.");

    /// <summary>It does not exist, or not for this user.</summary>
    public static ProblemKind NotFound { get; } =
        new("not-found", 404, "There is nothing at this address for the user.");

    /// <summary>The address has another method.</summary>
    public static ProblemKind MethodNotAllowed { get; } =
        new("method-not-allowed", 405, "The address does not have this method.");

    /// <summary>The body did not arrive in time.</summary>
    public static ProblemKind TooSlow { get; } = new("too-slow", 408, "The request did not arrive in time.");

    /// <summary>Another trader has the signature.</summary>
    public static ProblemKind SignatureTaken { get; } =
        new("signature-taken", 409, "The signature belongs to another trader.");

    /// <summary>The account has other terms, or the ledger does not allow the act.</summary>
    public static ProblemKind LedgerRefused { get; } = new("ledger-refused", 409, "The ledger does not allow it.");

    /// <summary>The session cannot be run.</summary>
    public static ProblemKind SessionRefused { get; } = new("session-refused", 409, "The session cannot be run.");

    /// <summary>Another process drives the trader.</summary>
    public static ProblemKind DrivenElsewhere { get; } =
        new("driven-elsewhere", 409, "Another process drives the trader; try again.");

    /// <summary>A request with the same idempotency key has no answer yet.</summary>
    public static ProblemKind InProgress { get; } =
        new("in-progress", 409, "A request with the same Idempotency-Key has no answer yet; try again.");

    /// <summary>The body is too long.</summary>
    public static ProblemKind TooLarge { get; } = new("too-large", 413, "The body of the request is too long.");

    /// <summary>The body is not JSON.</summary>
    public static ProblemKind UnsupportedMediaType { get; } =
        new("unsupported-media-type", 415, "The body of the request is not application/json.");

    /// <summary>The idempotency key was used for another request.</summary>
    public static ProblemKind KeyReused { get; } =
        new("idempotency-key-reused", 422, "The Idempotency-Key belongs to another request.");

    /// <summary>Too many requests.</summary>
    public static ProblemKind TooManyRequests { get; } =
        new("too-many-requests", 429, "The user has sent too many requests; try again later.");

    /// <summary>A defect.</summary>
    public static ProblemKind Unexpected { get; } =
        new("unexpected", 500, "The service has a defect; its log has more.");

    /// <summary>A record was changed from outside.</summary>
    public static ProblemKind Damaged { get; } =
        new("damaged", 500, "Records of the store were changed from outside; its owner has to restore them.");

    /// <summary>The store does not answer, or the service is ending.</summary>
    public static ProblemKind Unavailable { get; } =
        new("unavailable", 503, "The store of the service does not answer; try again later.");

    /// <summary>All of them, in the order of their status.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        InvalidRequest,
        Unauthenticated,
        Forbidden,
        CrossSite,
        UnknownHost,
        NotFound,
        MethodNotAllowed,
        TooSlow,
        SignatureTaken,
        LedgerRefused,
        SessionRefused,
        DrivenElsewhere,
        InProgress,
        TooLarge,
        UnsupportedMediaType,
        KeyReused,
        TooManyRequests,
        Unexpected,
        Damaged,
        Unavailable,
    ];

    /// <summary>The problem of a status that the framework answers with.</summary>
    public static ProblemKind OfStatus(int status) =>
        status switch
        {
            401 => Unauthenticated,
            403 => Forbidden,
            404 => NotFound,
            405 => MethodNotAllowed,
            408 => TooSlow,
            413 => TooLarge,
            415 => UnsupportedMediaType,
            429 => TooManyRequests,
            503 => Unavailable,
            >= 500 => Unexpected,
            _ => InvalidRequest,
        };
}
